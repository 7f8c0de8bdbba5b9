"""Every thing named by the research behind the guide leads to a sheet, or says why not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pytest

from samples import ROOT

TABLE = ROOT / "tests" / "queries" / "couverture.tsv"
SOURCES = {
    "mazet-sorin-2020",
    "diapositives-sorin-mazet",
    "labacces-articles",
    "notice-terminal",
    "sociographe-81",
}
FAMILIES = {
    "notion",
    "situation",
    "contournement",
    "risque",
    "contrainte",
    "acteur",
    "dispositif",
}
NONE = "-"
PLACE = re.compile(r"(§|note) ([1-9]\d?)")
PLACES = [f"§ {number}" for number in range(1, 45)] + [f"note {number}" for number in range(1, 15)]


class Row(NamedTuple):
    line: int
    source: str
    places: str
    thing: str
    family: str
    sheets: str
    remark: str

    @property
    def ids(self) -> list[str]:
        return [] if self.sheets == NONE else self.sheets.split("|")


def read() -> list[Row]:
    rows: list[Row] = []
    for number, text in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), start=1):
        if not text or text.startswith("#"):
            continue
        cells = text.split("\t")
        assert len(cells) in (5, 6), f"ligne {number} : {len(cells)} colonnes"
        source, places, thing, family, sheets = cells[:5]
        remark = cells[5] if len(cells) == 6 else ""
        rows.append(Row(number, source, places, thing, family, sheets, remark))
    return rows


ROWS = read()
IDS = {path.stem for path in (ROOT / "fiches").glob("*/*.yml")}


def repeated(values: Iterable[str]) -> list[str]:
    return sorted(value for value, times in Counter(values).items() if times > 1)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"ligne {row.line}")
def test_a_row_is_well_formed(row: Row) -> None:
    for cell in row[1:6]:
        assert cell and cell == cell.strip(), f"case vide ou bordée d'espaces : {cell!r}"
    assert row.remark == row.remark.strip()
    assert row.source in SOURCES
    assert row.family in FAMILIES
    if row.source == "mazet-sorin-2020":
        places = row.places.split(", ")
        assert all(PLACE.fullmatch(place) and place in PLACES for place in places), row.places
        assert repeated(places) == []
    if not row.ids:
        assert row.remark, "sans fiche, la remarque dit pourquoi"


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"ligne {row.line}")
def test_a_row_leads_to_sheets_that_exist(row: Row) -> None:
    assert [sheet_id for sheet_id in row.ids if sheet_id not in IDS] == []
    assert repeated(row.ids) == []


@pytest.mark.parametrize("place", PLACES)
def test_every_paragraph_and_note_of_the_article_is_covered(place: str) -> None:
    assert any(
        place in row.places.split(", ") for row in ROWS if row.source == "mazet-sorin-2020"
    ), f"{place} n'est dans aucune ligne"


def test_every_source_is_covered() -> None:
    assert {row.source for row in ROWS} == SOURCES


def test_a_thing_is_listed_once() -> None:
    assert repeated(row.thing.casefold() for row in ROWS if row.thing != "rien à rattacher") == []


def test_every_notion_of_the_guide_is_reached_by_the_research() -> None:
    notions = {path.stem for path in (ROOT / "fiches" / "notions").glob("*.yml")}
    assert notions - {sheet_id for row in ROWS for sheet_id in row.ids} == set()
