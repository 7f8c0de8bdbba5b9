"""Every date of every sheet and table: the future and the absurd past are refused there."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from faire_avec.corpus import (
    Corpus,
    load,
    load_tables,
    sheet_from_text,
    typed_tables,
)
from faire_avec.loading.files import list_files
from faire_avec.model.introspect import Location, dates, every_block
from faire_avec.model.types import Span
from faire_avec.problems import Problem
from faire_avec.rules import date_plausible
from filled import every_field, write_folder
from samples import TODAY

FUTURE = ("2026-11-22", "2026-12-01", "2027-01-01", "9999-12-31")
FUTURE_IN_PART = (*FUTURE, "2027", "9999", "2026-12", "9999-12")
# By what may be written there: values to refuse, values to accept.
VALUES = {
    Span(since=1990): ((*FUTURE, "0001-01-01", "1989-12-31"), ("2026-11-21", "1990-01-01")),
    Span(since=1789): ((*FUTURE, "0001-01-01", "1788-12-31"), ("2026-11-21", "1789-08-26")),
    Span(since=1450): ((*FUTURE_IN_PART, "0001", "1449", "0001-01", "1449-12-31"),
                       ("2026", "2026-11", "2026-11-21", "1450")),
    Span(since=1990, ahead=732): (("2028-11-23", "9999-12-31", "0001-01-01"),
                                  ("2028-11-22", "2026-11-21", "1990-01-01")),
}


def places(corpus: Corpus) -> Iterator[tuple[str, Location, Span]]:
    for sheet in corpus.sheets.values():
        if sheet.id.startswith("un-"):
            for location, _, span in dates(every_block(sheet.fiche)):
                yield sheet.document.path, location, span
    for table in typed_tables(corpus.tables):
        for key, entry in table.entries.items():
            for location, _, span in dates(every_block(entry)):
                yield table.document.path, (key, *location), span


def problems_with(folder: Path, path: str, location: Location, value: str) -> list[Problem]:
    """What the rule says of a folder where one date is changed."""
    content = json.loads((folder.parent / path).read_text(encoding="utf-8"))
    owner: Any = content
    for part in location[:-1]:
        owner = owner[part]
    owner[location[-1]] = value
    text = json.dumps(content, ensure_ascii=False)
    listing = list_files(folder)
    file = next((one for one in listing.sheets if one.shown == path), None)
    if file is not None:
        sheet, problems = sheet_from_text(file, text)
        assert sheet is not None and problems == []
        return list(date_plausible.check_sheet(sheet, TODAY))
    before = (folder.parent / path).read_text(encoding="utf-8")
    (folder.parent / path).write_text(text, encoding="utf-8")
    tables, problems = load_tables(folder, listing)
    (folder.parent / path).write_text(before, encoding="utf-8")
    assert problems == []
    return list(date_plausible.check_tables(tables, TODAY))


def test_every_date_of_every_sheet_and_table(tmp_path: Path) -> None:
    folder = write_folder(tmp_path / "fiches", every_field(lambda longest: "Un mot"))
    corpus, _ = load(folder)
    found = list(places(corpus))
    assert len(found) > 84
    for path, location, span in found:
        wrong, right = VALUES[span]
        for value in wrong:
            (problem,) = problems_with(folder, path, location, value)
            assert problem.is_error and problem.path == path, (path, location, value)
            assert value in problem.message
        for value in right:
            assert problems_with(folder, path, location, value) == [], (path, location, value)
