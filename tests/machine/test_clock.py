"""The day it is: chosen by SOURCE_DATE_EPOCH, else the computer's; never an absurd one."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, USAGE, main
from faire_avec.machine import clock
from samples import ROOT, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
DAY = 24 * 3600


@pytest.mark.parametrize(("seconds", "day"), [
    ("1795219200", date(2026, 11, 21)), ("1795305599", date(2026, 11, 21)),
    ("1577836800", date(2020, 1, 1)), ("253402300799", date(9999, 12, 31)),
])
def test_the_variable_decides(
    seconds: str, day: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(clock.VARIABLE, seconds)
    assert clock.today() == day


@pytest.mark.parametrize("seconds", ["", "demain", "1e9", "-1", "0", "1577836799", "9" * 30])
def test_a_wrong_variable_is_told_in_french(
    seconds: str, tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(clock.VARIABLE, seconds)
    assert main(["verifier", "--fiches", str(tree({})), "--sans-memoire"]) == USAGE
    assert clock.VARIABLE in capsys.readouterr().err


def test_a_clock_at_1970_is_told_in_french(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv(clock.VARIABLE, raising=False)
    monkeypatch.setattr(time, "time", lambda: 1.5 * DAY)
    site = tmp_path / "site"
    words = ["--fiches", str(tree({})), "--config", str(ROOT / "mkdocs.yml")]
    assert main(["construire", *words, "--site", str(site)]) == USAGE
    assert "L'horloge de l'ordinateur dit le 1970-01-02" in capsys.readouterr().err
    assert not site.exists()


def test_checks_and_pages_live_on_that_day(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = tree({**one_of_each(), "risques/un-risque.yml": sheet("risque")})
    words = ["--fiches", str(folder), "--config", str(ROOT / "mkdocs.yml"), "--sans-index"]
    late = []
    for seconds in (1795219200, 1795219200 + 400 * DAY, 1793000000 - 30 * DAY):
        monkeypatch.setenv(clock.VARIABLE, str(seconds))
        site = tmp_path / str(seconds)
        late.append((main(["construire", *words, "--site", str(site)]),
                     capsys.readouterr().out.count("avertissement")))
    assert [code for code, _ in late] == [OK, OK, PROBLEMS]
    assert (tmp_path / "1795219200/a-revoir/index.html").read_text(encoding="utf-8") != (
        tmp_path / f"{1795219200 + 400 * DAY}/a-revoir/index.html"
    ).read_text(encoding="utf-8")
