"""The one function that checks a corpus with all rules."""

from __future__ import annotations

from pathlib import Path

from faire_avec.corpus import Corpus, load
from faire_avec.problems import Problem
from faire_avec.rules import all_rules
from faire_avec.settings import CheckSettings


def check_corpus(corpus: Corpus, settings: CheckSettings) -> list[Problem]:
    """Apply every rule to a corpus.

    Args:
        corpus: what was read.
        settings: today's date and the ledger of published ids.
    """
    problems: list[Problem] = []
    for module in all_rules():
        problems.extend(module.check(corpus, settings))
    return problems


def load_and_check(folder: Path, settings: CheckSettings) -> tuple[Corpus, list[Problem]]:
    """Read a folder of sheets and check it; every problem of the run, sorted.

    Raises:
        FileNotFoundError: when the folder does not exist.
    """
    corpus, problems = load(folder)
    problems = problems + check_corpus(corpus, settings)
    return corpus, sorted(set(problems))
