"""The spreadsheet of requirements: opens as French spreadsheets expect, runs nothing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.corpus import Corpus
from faire_avec.exports.api.requirements import PATH, cell
from faire_avec.model import SHEET_TYPES


def rows(published: dict[str, str]) -> list[dict[str, str]]:
    text = published[PATH]
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=";"))


def test_one_line_for_each_platform(published: dict[str, str], guide: Corpus) -> None:
    found = {row["Identifiant"]: row for row in rows(published)}
    platforms = {sheet.id: sheet for sheet in guide.of(SHEET_TYPES["plateforme"].model)}
    assert set(found) == set(platforms)
    for name, row in found.items():
        fiche = platforms[name].fiche
        asked = {
            word for word, term in guide.tables.vocabularies["exigences"].items()
            if row[term.libelle] == "oui"
        }
        assert asked == set(fiche.exigences)
        assert row["Licence"] == "CC BY-SA 4.0"
        assert None not in row and None not in row.values()


@pytest.mark.parametrize("value", ["=1+1", "+33", "-2", "@x", "\t=1", "\r=1"])
def test_a_formula_is_text(value: str) -> None:
    assert cell(value) == f"'{value}"


@given(st.text())
def test_no_cell_starts_a_formula(value: str) -> None:
    assert not cell(value).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert cell(value).endswith(value)
