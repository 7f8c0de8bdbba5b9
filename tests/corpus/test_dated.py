"""The walk over everything dated: what it tells, what it leaves to the date of the sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from faire_avec.corpus import (
    LIMITS,
    Dated,
    Freshness,
    dated,
    load,
)
from samples import TODAY, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]

FACTS = """\
pannes:
  - {symptome: Le code n'arrive pas, geste: Attendre., verifie_le: 2020-01-01, source: une-source}
  - {symptome: Autre écran, geste: Attendre., source: une-source}
  - {symptome: Peut-être, geste: Attendre., certitude: a-verifier}
echeances:
  - {quoi: "Dire [[un-risque|le risque]]", rythme: Chaque mois}
recuperation:
  - {id: sur-place, but: acces, canal: papier, delai: immediat}
"""


def walked(tree: Tree, kind: str, extra: str) -> list[Dated]:
    files = {**one_of_each(), "plateformes/un-plateforme.yml": sheet("plateforme", extra=extra)}
    corpus, _ = load(tree(files))
    return [item for item in dated(corpus) if item.type == kind]


def test_a_sheet_tells_its_own_date_then_its_facts(tree: Tree) -> None:
    found = {item.location: item for item in walked(tree, "plateforme", FACTS)}
    assert set(found) == {
        (), ("connexion",), ("pannes", 0), ("pannes", 2), ("echeances", 0), ("recuperation", 0),
    }
    assert found[()].checked == date(2026, 11, 1)
    assert found[("pannes", 0)].freshness(TODAY) is Freshness.LATE
    assert found[("pannes", 0)].text == "Le code n'arrive pas"


def test_what_rots_at_its_own_pace_wants_its_own_date(tree: Tree) -> None:
    found = {item.location: item for item in walked(tree, "plateforme", FACTS)}
    undated = {where for where, item in found.items() if item.checked is None}
    assert undated == {("connexion",), ("echeances", 0), ("recuperation", 0)}
    assert found[("echeances", 0)].freshness(TODAY) is Freshness.UNDATED
    assert found[("echeances", 0)].due is None


def test_a_doubt_without_a_date_borrows_that_of_its_sheet(tree: Tree) -> None:
    (doubt,) = [item for item in walked(tree, "plateforme", FACTS) if item.doubtful]
    assert (doubt.checked, doubt.own) == (date(2026, 11, 1), False)


def test_a_block_inside_a_dated_one_shares_its_date(tree: Tree) -> None:
    inside = (
        "connexion:\n  franceconnect: oui\n  franceconnect_plus: non\n  aidants_connect: non\n"
        "  verifie_le: 2026-11-01\n  second_facteur: {par: courriel}\n"
    )
    text = sheet("plateforme").replace(
        "connexion: {franceconnect: oui, franceconnect_plus: non, aidants_connect: incertain}\n",
        inside,
    )
    corpus, _ = load(tree({**one_of_each(), "plateformes/un-plateforme.yml": text}))
    places = [item.location for item in dated(corpus) if item.type == "plateforme"]
    assert places == [(), ("connexion",)]


def test_labels_are_read_without_markup(tree: Tree) -> None:
    texts = {item.location: item.text for item in walked(tree, "plateforme", FACTS)}
    assert texts[("echeances", 0)] == "Dire le risque"
    # Nothing in it but words of vocabularies: the field says what it is.
    assert texts[("recuperation", 0)] == "Récupération"


def test_a_place_is_a_line_of_the_file(tree: Tree) -> None:
    items = walked(tree, "plateforme", FACTS)
    lines = (sheet("plateforme", extra=FACTS)).splitlines()
    for item in items:
        path, line = item.place.rsplit(":", 1)
        assert path == "fiches/plateformes/un-plateforme.yml"
        if item.own and item.location == ():
            assert lines[int(line) - 1].startswith("verifie_le: 2026-11-01")


def test_contacts_have_their_own_pace(tree: Tree) -> None:
    (contact,) = walked(tree, "contact", "")
    assert contact.checked is not None and contact.due is not None
    assert (contact.id, (contact.due - contact.checked).days) == ("une-ligne", LIMITS["numero"])
