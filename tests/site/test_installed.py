"""The places a project has imported: none is no fault, and a line that cannot be read is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from faire_avec.directory.donnees import FOLDER, write_directory
from faire_avec.site.installed import installed_places
from near import SOURCES, place


@pytest.fixture
def sheets(tmp_path: Path) -> Path:
    return tmp_path / "fiches"


def test_a_project_without_places_has_none(sheets: Path) -> None:
    assert installed_places(sheets) == (None, ())
    (sheets.parent / FOLDER).mkdir(parents=True)
    assert installed_places(sheets) == (None, ())


def test_what_cannot_be_read_is_told_and_the_rest_is_shown(sheets: Path) -> None:
    folder = sheets.parent / FOLDER
    write_directory(folder, list(SOURCES.values()), {"00": [place("a")]})
    path = folder / "00.jsonl"
    path.write_text(path.read_text("utf-8") + "{}\n" * 8, encoding="utf-8")
    found, doubts = installed_places(sheets)
    assert found is not None
    assert [one.id for one in found.places] == ["a"]
    assert doubts[0].startswith("Lieux : donnees/lieux/00.jsonl, ligne 2 : ")
    assert doubts[-1] == "Lieux : 3 autres lignes illisibles."
    assert len(doubts) == 6
