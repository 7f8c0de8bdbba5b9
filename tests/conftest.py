"""Fixtures shared by the tests: small YAML trees, the real corpus, the built site."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import settings

from faire_avec.checking.check import load_and_check
from faire_avec.cli import main
from faire_avec.corpus import Corpus
from faire_avec.problems import Problem
from samples import ROOT, TABLES_MINIMALES, TODAY

# No deadline: how long an example takes says how busy the machine is, not whether it is right.
settings.register_profile("local", deadline=None)
# The same examples at every run of the automatic check; new ones on one's own machine.
settings.register_profile("ci", derandomize=True, deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "local")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` writes the golden files again instead of only comparing them."""
    parser.addoption("--update", action="store_true", help="renew the golden files")


Check = Callable[[dict[str, str]], tuple[Corpus, list[Problem]]]
Golden = Callable[[Path, str], None]


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[dict[str, str]], Path]:
    """Write a folder of sheets from a dict of texts; shared tables come with it."""

    def write(files: dict[str, str]) -> Path:
        folder = tmp_path / "fiches"
        for name, text in {**TABLES_MINIMALES, **files}.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return folder

    return write


@pytest.fixture
def check(tree: Callable[[dict[str, str]], Path]) -> Check:
    """Write a folder of sheets and check it on a fixed day."""

    def run(files: dict[str, str]) -> tuple[Corpus, list[Problem]]:
        return load_and_check(tree(files), TODAY)

    return run


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compare a text with the file where it is kept, or keep it again under ``--update``."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        kept = path.read_text(encoding="utf-8") if path.is_file() else ""
        if text == kept:
            return
        diff = difflib.unified_diff(
            kept.splitlines(), text.splitlines(), str(path), "now", lineterm="", n=0
        )
        pytest.fail("\n".join(line[:300] for line in islice(diff, 40)), pytrace=False)

    return compare


@pytest.fixture(scope="session")
def guide() -> Corpus:
    """The real sheets."""
    corpus, _ = load_and_check(ROOT / "fiches", TODAY)
    return corpus


@pytest.fixture(scope="session")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guide, built with its search index."""
    site = tmp_path_factory.mktemp("guide") / "site"
    words = ["construire", "--fiches", str(ROOT / "fiches"), "--site", str(site)]
    assert main([*words, "--config", str(ROOT / "mkdocs.yml")]) == 0
    return site
