"""« Ce que nous cherchons à confirmer » : one question a line, the most useful first."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from faire_avec.corpus import Corpus, load
from faire_avec.corpus.edition import Edition
from faire_avec.rendering.pages import a_revoir as page
from faire_avec.rendering.view import Site
from faire_avec.upkeep.questions import AGED, CHANGED, DOUBT, UNSEEN, questions
from samples import TODAY, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
ANSWERED = """\
reponses:
  - id: code
    titre: Le code n'arrive pas
    se_dit: [Pas de code]
    motif: code
    gestes: [Attendre.]
    sinon: {papier: Écrire.}
    preuve: {vu: ecran, verifie_le: 2024-01-01}
    question: {texte: Le code arrive par, choix: [mail, SMS]}
  - id: panne
    titre: Site en panne
    se_dit: [Page blanche]
    motif: panne
    gestes: [Attendre.]
    sinon: {papier: Écrire.}
    preuve: {vu: texte, a_change: Le bouton a disparu}
a_verifier: [{quoi: Le délai.}]
"""


def corpus_of(tree: Tree) -> Corpus:
    files = {**one_of_each(), "plateformes/un-plateforme.yml": sheet("plateforme", extra=ANSWERED)}
    return load(tree(files))[0]


def test_what_changed_comes_first_then_what_nobody_saw(tree: Tree) -> None:
    found = questions(corpus_of(tree), TODAY)
    assert [(one.kind, one.address, one.choices) for one in found] == [
        (CHANGED, "plateformes/un-plateforme/#panne", ()),
        (UNSEEN, "plateformes/un-plateforme/#code", ("mail", "SMS")),
        (AGED, "plateformes/un-plateforme/#code", ()),
        (DOUBT, "plateformes/un-plateforme/#a-verifier", ()),
    ]
    assert found[1].text == "Le code n'arrive pas. Le code arrive par :"
    assert found[2].text == "Le code n'arrive pas. Est-ce encore vrai ? Vu en janvier 2024."


def test_a_right_at_stake_goes_before_a_sheet_more_used(tree: Tree) -> None:
    doubt = "a_verifier: [{quoi: Le délai.}]\n"
    stake = "si_rien_n_est_fait: {effet: Le RSA s'arrête., rattrapable: non, droit_en_jeu: oui}\n"
    files = {
        **one_of_each(),
        "plateformes/un-plateforme.yml": sheet("plateforme", extra=doubt),
        "plateformes/autre.yml": sheet("plateforme", "Autre", extra=doubt + stake),
    }
    corpus, _ = load(tree(files))
    assert [one.about for one in questions(corpus, TODAY)] == ["Autre", "Fiche plateforme"]


def test_an_old_number_is_asked_where_it_is_read(tree: Tree) -> None:
    (number,) = [
        one for one in questions(corpus_of(tree), date(2040, 1, 1)) if one.type == "contact"
    ]
    assert number.address == "plateformes/un-plateforme/#appeler"
    assert number.text == "Le 32 30 répond-il encore ? Vu en novembre 2026."


def test_the_queue_then_one_page_for_each_type(tree: Tree) -> None:
    first, *others = page.pages(Site(Edition(corpus_of(tree), TODAY)))
    assert first.url == "a-revoir/" and first.title == "Ce que nous cherchons à confirmer"
    assert "a-revoir/plateformes/" in [other.url for other in others]
    assert "a-revoir/contacts/" in [other.url for other in others]
    assert first.html.count("<li>") == 4 + 1


def test_every_link_of_the_guide_leads_to_a_page(guide: Corpus) -> None:
    urls = {sheet.url for sheet in guide.sheets.values()}
    for made in page.pages(Site(Edition(guide, TODAY))):
        root = "../" * made.url.count("/")
        for href in re.findall(r'href="(?!tel:)([^"]+)"', made.html):
            path = href.removeprefix(root).split("#")[0]
            assert path == "" or path in urls or path.startswith(
                ("a-revoir/", "contribuer/", "api/v1/questions.json")
            ), href
