"""Fixtures shared by the tests: small YAML trees, the real corpus, the built site."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from faire_avec.check import load_and_check
from faire_avec.cli import main
from faire_avec.corpus import Corpus
from faire_avec.problems import Problem
from faire_avec.settings import CheckSettings
from modeles import ROOT, TABLES_MINIMALES, TODAY

# The same examples at every run of the automatic check; new ones on one's own machine.
settings.register_profile("ci", derandomize=True, deadline=None)
if os.environ.get("CI"):
    settings.load_profile("ci")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--update`` writes the golden files again instead of only comparing them."""
    parser.addoption("--update", action="store_true", help="renew the golden files")


Check = Callable[[dict[str, str]], tuple[Corpus, list[Problem]]]


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
        return load_and_check(tree(files), CheckSettings(today=TODAY))

    return run


@pytest.fixture(scope="session")
def guide() -> Corpus:
    """The real sheets."""
    corpus, _ = load_and_check(ROOT / "fiches", CheckSettings(today=TODAY))
    return corpus


@pytest.fixture(scope="session")
def guide_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real guide, built with its search index."""
    site = tmp_path_factory.mktemp("guide") / "site"
    words = ["construire", "--fiches", str(ROOT / "fiches"), "--site", str(site)]
    assert main([*words, "--config", str(ROOT / "mkdocs.yml")]) == 0
    return site
