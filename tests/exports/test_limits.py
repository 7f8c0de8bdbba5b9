"""Every file is written, whatever the signs and the days the sheets hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from faire_avec.corpus import load
from faire_avec.corpus.edition import Edition
from faire_avec.exports import all_exports
from filled import every_field, write_folder
from samples import TODAY

ADDRESS = "https://guide.exemple.org/faire-avec/"


@pytest.mark.parametrize("text", [
    "Mot 👍 你好 தமிழ் ትግርኛ ⵣ ﷺ ＜",
    "Mot العربية नमस्ते 𝕏 \U000e0041 \ufffd",
])
def test_no_sign_stops_an_export(text: str, tmp_path: Path) -> None:
    corpus, problems = load(write_folder(tmp_path / "fiches", every_field(lambda longest: text)))
    assert problems == []
    assert len(list(all_exports(Edition(corpus, TODAY, ADDRESS)))) > 100


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_no_day_stops_an_export(day: str, tmp_path: Path) -> None:
    files = {
        name: text.replace("2026-11-01", day).replace('"2026-10"', f'"{day[:7]}"')
        for name, text in every_field(lambda longest: "Un mot").items()
    }
    corpus, problems = load(write_folder(tmp_path / "fiches", files))
    assert problems == []
    assert len(list(all_exports(Edition(corpus, TODAY, ADDRESS)))) > 100
