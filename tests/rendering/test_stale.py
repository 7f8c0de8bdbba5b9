"""« À revoir » : what is late, undated or doubtful is on it, counted once, linked."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

from faire_avec.corpus import Corpus, Freshness, load
from faire_avec.rendering.pages import stale as page
from faire_avec.rendering.stale import groups, totals
from faire_avec.rendering.view import Site
from modeles import TODAY, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]

STALE = """\
publics: [tous]
echeances:
  - {quoi: Déclarer, rythme: Chaque mois, verifie_le: 2020-01-01}
pannes:
  - {symptome: Écran blanc, geste: Attendre., certitude: a-verifier}
a_verifier: [{quoi: Le délai.}]
"""


def corpus_of(tree: Tree) -> Corpus:
    files = {**one_of_each(), "plateformes/un-plateforme.yml": sheet("plateforme", extra=STALE)}
    return load(tree(files))[0]


def test_a_group_holds_what_is_late_undated_or_doubtful(tree: Tree) -> None:
    (group,) = [g for g in groups(corpus_of(tree), TODAY) if g.id == "un-plateforme"]
    assert {line.text: (line.freshness, line.doubtful, line.address) for line in group.lines} == {
        "Connexion": (Freshness.UNDATED, False, "plateformes/un-plateforme/#connexion"),
        "Déclarer": (Freshness.LATE, False, "plateformes/un-plateforme/#echeances"),
        "Écran blanc": (Freshness.FRESH, True, "plateformes/un-plateforme/#bloque"),
    }
    assert group.doubts == 1
    assert group.counts == {"sans-date": 1, "en-retard": 1, "a-jour": 1, "douteux": 2, "fiche": 0}


def test_what_is_fresh_and_sure_is_left_out(tree: Tree) -> None:
    names = {group.id for group in groups(corpus_of(tree), TODAY)}
    assert names == {"un-plateforme"}


def test_everything_gets_late_one_day(tree: Tree) -> None:
    corpus = corpus_of(tree)
    found = groups(corpus, date(2040, 1, 1))
    assert {group.id for group in found} == {*corpus.sheets, "une-ligne"}
    assert totals(found)["fiche"] == len(corpus.sheets)


def test_pages_count_by_type_and_by_public(tree: Tree) -> None:
    corpus = corpus_of(tree)
    first, *others = page.pages(Site(corpus, TODAY))
    assert [other.url for other in others] == ["a-revoir/plateformes/"]
    assert 'href="#public-tous"' in first.html and 'id="public-tous"' in first.html


def test_a_contact_leads_to_where_it_is_read(tree: Tree) -> None:
    (contact,) = [
        group for group in groups(corpus_of(tree), date(2040, 1, 1)) if group.type == "contact"
    ]
    assert contact.address == "plateformes/un-plateforme/#appeler"


def test_no_line_without_a_reason(guide: Corpus) -> None:
    for group in groups(guide, TODAY):
        assert group.lines or group.doubts or group.whole is not Freshness.FRESH
        for line in group.lines:
            assert line.marks


def test_every_link_of_the_guide_leads_to_a_page(guide: Corpus) -> None:
    urls = {sheet.url for sheet in guide.sheets.values()}
    for made in page.pages(Site(guide, TODAY)):
        root = "../" * made.url.count("/")
        for href in re.findall(r'href="([^"]+)"', made.html):
            path = href.removeprefix(root).split("#")[0]
            assert path == "" or path in urls or path.startswith(
                ("a-revoir/", "contribuer/", "donnees/")
            ), href
