"""Dates move in the text of a sheet; nothing else does."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.corpus import Corpus
from faire_avec.model.introspect import Location
from faire_avec.writing.redate import CannotRedate, redate
from samples import ROOT

DAY = date(2026, 11, 30)
SHEET = """\
titre: "Une fiche : essai"   # remarque
reponses:
  - id: un
    preuve: {vu: texte, source: s-un, verifie_le: 2025-01-01, certitude: sure}
  - id: deux
    preuve:
      vu: texte
      source: s-deux  # page lue

      certitude: sure
  - id: trois
    preuve: {source: "s-trois"}
"""


@pytest.mark.parametrize(("location", "before", "after"), [
    (("reponses", 0, "preuve"), "verifie_le: 2025-01-01", "verifie_le: 2026-11-30"),
    (("reponses", 1, "preuve"), "# page lue\n", "# page lue\n      verifie_le: 2026-11-30\n"),
    (("reponses", 2, "preuve"), '"s-trois"', '"s-trois", verifie_le: 2026-11-30'),
])
def test_one_date_moves(location: Location, before: str, after: str) -> None:
    assert redate(SHEET, {location: DAY}) == SHEET.replace(before, after)


def test_several_move_at_once() -> None:
    moved = redate(SHEET, {("reponses", rank, "preuve"): DAY for rank in range(3)})
    assert moved.count("2026-11-30") == 3
    assert redate(moved, {("reponses", 1, "preuve"): DAY}) == moved


@pytest.mark.parametrize(("text", "location"), [
    (SHEET, ("reponses", 9, "preuve")), (SHEET, ("titre",)), (SHEET, ()),
    ("a: [", ("a",)), ("", ("a",)), ("a: {b: 1}\na: {b: 2}", ("a",)),
])
def test_what_cannot_move_is_said(text: str, location: Location) -> None:
    with pytest.raises(CannotRedate):
        redate(text, {location: DAY})


@given(st.text(max_size=200))
def test_any_text_is_refused_or_kept(text: str) -> None:
    try:
        redate(text, {("a",): DAY})
    except CannotRedate:
        return


def test_real_sheets_change_by_their_dates_only(guide: Corpus) -> None:
    for sheet in list(guide.sheets.values())[::20]:
        text = (ROOT / sheet.document.path).read_text(encoding="utf-8")
        places = [place for place, block in sheet.blocks
                  if place and getattr(block, "verifie_le", None) is not None]
        moved = redate(text, {place: DAY for place in places})
        assert moved.count(DAY.isoformat()) >= len(places)
        assert len(moved) == len(text)
