"""``faire-avec fraicheur``: states, types, owners; a table, JSON, a calendar."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from faire_avec.cli import OK, USAGE, main
from samples import one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
Output = pytest.CaptureFixture[str]

FACTS = """\
echeances:
  - {quoi: Déclarer, rythme: Chaque mois, verifie_le: 2025-01-01}
  - {quoi: Payer, rythme: Chaque mois, verifie_le: 2025-01-01}
  - {quoi: Relire, rythme: Chaque mois}
"""
OWNERS = "fiches/plateformes/ @plateformes\n"


@pytest.fixture
def folder(tree: Tree) -> Path:
    files = {**one_of_each(), "plateformes/un-plateforme.yml": sheet("plateforme", extra=FACTS)}
    return tree(files)


def told(folder: Path, capsys: Output, *words: str) -> str:
    day = ("--jour", "2026-11-21")
    assert main(["fraicheur", "--fiches", str(folder), *day, *words]) == OK
    return capsys.readouterr().out


def facts(folder: Path, capsys: Output, *words: str) -> list[dict[str, Any]]:
    report = json.loads(told(folder, capsys, "--format", "json", *words))
    assert (report["version"], report["jour"]) == (1, "2026-11-21")
    return list(report["faits"])


def test_the_most_late_comes_first(folder: Path, capsys: Output) -> None:
    found = facts(folder, capsys)
    assert [fact["texte"] for fact in found[:5]] == [
        "Fiche plateforme", "Déclarer", "Payer", "Relire", "Connexion",
    ]
    assert found[1] == {
        "id": "un-plateforme", "type": "plateforme", "champ": "echeances.0",
        "fichier": "fiches/plateformes/un-plateforme.yml", "ligne": found[1]["ligne"],
        "texte": "Déclarer", "etat": "en-retard", "verifie_le": "2025-01-01",
        "a_revoir_le": "2026-01-01", "responsables": [],
    }
    lines = (folder / "plateformes" / "un-plateforme.yml").read_text("utf-8").splitlines()
    assert "Déclarer" in lines[found[1]["ligne"] - 1]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ((), 12 + 4 + 1),
        (("--etat", "en-retard"), 3),
        (("--etat", "en-retard", "--etat", "sans-date"), 5),
        (("--etat", "bientot"), 0),
        (("--type", "contact"), 1),
        (("--type", "notion", "--etat", "en-retard"), 0),
    ],
)
def test_one_may_ask_for_a_part(
    words: tuple[str, ...], count: int, folder: Path, capsys: Output
) -> None:
    assert len(facts(folder, capsys, *words)) == count


def test_the_table_counts_by_type_then_by_owner(folder: Path, capsys: Output) -> None:
    table = told(folder, capsys)
    assert "responsable" not in table
    (line,) = [line for line in table.splitlines() if line.startswith("Plateformes")]
    assert line.split() == ["Plateformes", "3", "2", "0", "0"]
    (folder.parent / "CODEOWNERS").write_text(OWNERS, encoding="utf-8")
    table = told(folder, capsys)
    (line,) = [line for line in table.splitlines() if line.startswith("@plateformes")]
    assert line.split() == ["@plateformes", "3", "2", "0", "0"]
    assert "personne de nommé" in table


def test_one_owner(folder: Path, capsys: Output) -> None:
    (folder.parent / "CODEOWNERS").write_text(OWNERS, encoding="utf-8")
    mine = facts(folder, capsys, "--responsable", "@plateformes")
    assert {fact["type"] for fact in mine} == {"plateforme"}
    rest = facts(folder, capsys, "--responsable", "personne de nommé")
    assert {fact["type"] for fact in rest} & {"plateforme"} == set()


def test_no_owner_file_is_said(folder: Path, capsys: Output) -> None:
    assert main(["fraicheur", "--fiches", str(folder), "--responsable", "@x"]) == USAGE
    assert "CODEOWNERS" in capsys.readouterr().err


def test_detail_names_the_line(folder: Path, capsys: Output) -> None:
    out = told(folder, capsys, "--detail")
    assert "fiches/plateformes/un-plateforme.yml:" in out
    assert "en retard 2026-01-01  Déclarer" in out


def test_the_calendar_gathers_what_falls_on_one_day(folder: Path, capsys: Output) -> None:
    out = told(folder, capsys, "--format", "ics", "--type", "plateforme")
    events = {str(event["UID"]): event for event in Calendar.from_ical(out).walk("VEVENT")}
    assert len(events) == 1
    facts_day = events["plateforme-un-plateforme-2026-01-01@faire-avec.invalid"]
    assert str(facts_day["SUMMARY"]) == "À revoir : Fiche plateforme"
    assert "- Déclarer\n- Payer" in str(facts_day["DESCRIPTION"])


def test_nothing_to_say_is_said(folder: Path, capsys: Output) -> None:
    assert told(folder, capsys, "--etat", "bientot") == "Rien à revoir.\n"
