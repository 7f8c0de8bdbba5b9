"""What changed: sheets' own words and new sheets, newest first, with lasting ranks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from faire_avec.cli import OK, main
from faire_avec.corpus import changes, load
from samples import one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]

TOLD = """\
modifications:
  - {date: 2026-11-20, quoi: Troisième}
  - {date: 2026-11-20, quoi: Deuxième}
  - {date: 2026-10-02, quoi: Première}
"""


def test_newest_first_and_ranks_that_stay(tree: Tree) -> None:
    corpus, _ = load(tree({"risques/a.yml": sheet("risque", extra=TOLD)}))
    assert [(change.text, change.rank) for change in changes(corpus)] == [
        ("Troisième", 1), ("Deuxième", 0), ("Première", 0),
    ]
    later = TOLD.replace("modifications:\n", "modifications:\n"
                         "  - {date: 2026-11-20, quoi: Quatrième}\n")
    corpus, _ = load(tree({"risques/a.yml": sheet("risque", extra=later)}))
    assert [(change.text, change.rank) for change in changes(corpus)][:3] == [
        ("Quatrième", 2), ("Troisième", 1), ("Deuxième", 0),
    ]


def test_a_new_sheet_is_a_change_once_the_ledger_dates_it(tree: Tree) -> None:
    files = {"risques/a.yml": sheet("risque", "A"), "risques/b.yml": sheet("risque", "B")}
    ledger = {"identifiants-publies.txt": "# Registre\na\nb 2026-11-03\n"}
    corpus, _ = load(tree({**files, **ledger}))
    (born,) = changes(corpus)
    assert (born.sheet.id, born.day, born.text) == ("b", date(2026, 11, 3), None)
    assert born.address == "risques/b/"
    assert corpus.tables.ledgers.ids == ((2, "a"), (3, "b"))


def test_drafts_are_left_out(tree: Tree) -> None:
    draft = sheet("risque", extra=TOLD).replace("statut: verifiee", "statut: brouillon")
    corpus, _ = load(tree({"risques/a.yml": draft}))
    assert changes(corpus) == []


def test_a_line_whose_date_is_wrong_stays_an_id(tree: Tree) -> None:
    corpus, _ = load(tree({"identifiants-publies.txt": "a 2026-13-45\n"}))
    assert corpus.tables.ledgers.ids == ((1, "a 2026-13-45"),)


def test_the_command_dates_what_it_enters(tree: Tree) -> None:
    folder = tree({**one_of_each(), "identifiants-publies.txt": "un-risque\n"})
    assert main(["registre", "--fiches", str(folder)]) == OK
    corpus, _ = load(folder)
    assert "un-risque" not in corpus.tables.ledgers.born
    assert corpus.tables.ledgers.born["un-notion"] == date.today()
