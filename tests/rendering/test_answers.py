"""What a sheet page shows of its answers, its evidence, its alarms; what it no longer prints."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from faire_avec.corpus import Corpus, load
from faire_avec.corpus.edition import Edition
from faire_avec.language.dates import window
from faire_avec.rendering.sheet.alarms import alarms
from faire_avec.rendering.sheet.answers import MOST, groups_of, other_messages
from faire_avec.rendering.sheet.related import related
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from samples import TABLES_MINIMALES, TODAY, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
SOURCES = """\
texte: {titre: Loi, editeur: Légifrance, nature: loi, date: 2024-05, consulte_le: 2026-01-01}
page: {titre: Page, editeur: La caisse, nature: organisme, consulte_le: 2026-01-01}
"""


def answer(name: str = "un", more: str = "") -> str:
    return (
        f"  - {{id: {name}, titre: {name.capitalize()}, se_dit: [Dit], motif: autre, "
        f"gestes: [Un geste., {{qui: personne, texte: La personne lit.}}], "
        f"sinon: {{telephone: {{contact: une-ligne, dire: Bonjour.}}, papier: Écrire.}}{more}}}\n"
    )


def made(tree: Tree, kind: str = "plateforme", extra: str = "") -> Corpus:
    corpus, problems = load(tree({
        **one_of_each(), "sources.yml": TABLES_MINIMALES["sources.yml"] + SOURCES,
        f"{'situations' if kind == 'situation' else 'plateformes'}/essai.yml":
            sheet(kind, "Essai", extra),
    }))
    assert problems == []
    return corpus


def page_of(corpus: Corpus) -> lxml.html.HtmlElement:
    html = sheet_page(Site(Edition(corpus, TODAY)), corpus.sheets["essai"]).html
    return lxml.html.fromstring(html)


@pytest.mark.parametrize(
    ("evidence", "line"),
    [
        ("", ""),
        (", preuve: {vu: pratique}", ""),
        (", preuve: {vu: ecran, verifie_le: 2026-03-04}", "Vu à l'écran en mars 2026."),
        (", preuve: {vu: texte, source: texte}", "D'après la loi, mai 2024."),
        (", preuve: {vu: texte, source: page, verifie_le: 2026-02-01}",
         "D'après La caisse, février 2026."),
        (", question: {texte: Le code arrive par, choix: [mail, SMS]}",
         "Pas encore vu à l'écran. Dites-nous ce que vous voyez. Le code arrive par : mail, SMS ?"),
        (", preuve: {vu: ecran, verifie_le: 2026-03-04, a_change: Le bouton a disparu}",
         "A changé : Le bouton a disparu."),
    ],
)
def test_the_evidence_is_one_line_at_the_end(evidence: str, line: str, tree: Tree) -> None:
    page = page_of(made(tree, "situation", "reponses:\n" + answer(more=evidence)))
    said = [" ".join(one.text_content().split()) for one in page.find_class("vu")]
    assert [text.replace("\u202f", " ").replace("\xa0", " ") for text in said] == (
        [line] if line else []
    )
    assert len(page.find_class("a-change")) == ("A changé" in line)


def test_who_acts_is_said_once(tree: Tree) -> None:
    page = page_of(made(tree, "situation", "reponses:\n" + answer()))
    gestures = page.xpath("//*[@data-reponse='un']//ol[@class='gestes']/li")
    assert [" ".join(one.text_content().split()) for one in gestures] == [
        "Ensemble · Un geste.", "La personne lit.",
    ]
    ladder = page.xpath("//*[@data-reponse='un']//dl/div/dt")
    assert [one.text_content() for one in ladder] == ["Au téléphone", "Pendant ce temps"]
    (said,) = page.xpath("//*[@data-reponse='un']//q")
    assert said.text_content() == "Bonjour."


def test_messages_stand_in_for_answers_not_yet_written(tree: Tree) -> None:
    rows = "".join(f"  - {{symptome: Écran {n}, geste: Attendre.}}\n" for n in range(MOST + 2))
    corpus = made(tree, extra="pannes:\n" + rows)
    (group,) = groups_of(corpus, corpus.sheets["essai"])
    assert [one.title for one in group.answers] == [f"Écran {n}" for n in range(MOST)]
    assert [rung.name for rung in group.answers[0].rungs] == ["telephone", "papier"]
    assert len(other_messages(corpus.sheets["essai"])) == 2
    written = made(tree, extra="pannes:\n" + rows + "reponses:\n" + answer())
    assert len(other_messages(written.sheets["essai"])) == MOST + 2


def test_grouped_answers_open_under_their_group(tree: Tree) -> None:
    extra = "reponses:\n" + answer("un", ", groupe: Gmail") + answer("deux", ", groupe: Gmail") + (
        answer("trois", ", groupe: La Poste")
    )
    page = page_of(made(tree, extra=extra))
    assert len(page.xpath("//details[contains(@class, 'groupe')]")) == 2
    assert len(page.xpath("//*[@data-reponses]//*[@data-reponse]")) == 3


def test_a_deadline_without_a_date_is_not_an_alarm(tree: Tree) -> None:
    extra = """\
si_rien_n_est_fait: {resume: Droit suspendu, effet: E., rattrapable: non, droit_en_jeu: oui}
echeances:
  - {quoi: Chez un seul fournisseur, rythme: Chaque mois}
  - {quoi: Déclarer, rythme: Au printemps, du: 04-10, au: 06-05}
"""
    found = alarms(made(tree, extra=extra).sheets["essai"])
    assert [(one.what, one.dates) for one in found] == [
        ("Déclarer", "du 10 avril au 5 juin"), ("Si rien n'est fait", ""),
    ]
    assert all(one.right_at_stake for one in found)


@pytest.mark.parametrize(
    ("since", "until", "said"),
    [
        ("28", "15", "du 28 au 15 de chaque mois"), (None, "05-01", "jusqu'au 1er mai"),
        ("09-01", None, "à partir du 1er septembre"), (None, None, ""),
        ("2026-01-02", "2026-02-03", "du 2 janvier 2026 au 3 février 2026"),
    ],
)
def test_a_window_is_said_in_words(since: str | None, until: str | None, said: str) -> None:
    assert window(since, until) == said


def test_reminders_are_printed_once(tree: Tree) -> None:
    page = page_of(made(tree, "situation", "rappels: [un-rappel]\n"))
    assert page.text_content().count("Toujours pareil.") == 1


def test_what_talks_to_reviewers_is_not_on_a_page(guide: Corpus) -> None:
    site = Site(Edition(guide, TODAY))
    for one in list(guide.sheets.values())[::12]:
        page = lxml.html.fromstring(sheet_page(site, one).html)
        assert not page.xpath("//*[contains(@class, 'preuve--') or @class='etat']"), one.id
        doubts = page.xpath("//h2[@id='a-verifier']/following-sibling::ul/li")
        assert len(doubts) <= 3, one.id
        near = page.xpath("//h2[@id='liees']/following-sibling::nav//li")
        assert len(near) == len(related(guide, one)) <= 5, one.id
        text = page.text_content()
        for gone in ("On dit aussi", "preuve la plus fragile :", "Citée dans", "source secondaire"):
            assert gone not in text, (one.id, gone)
