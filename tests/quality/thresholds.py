"""``seuils.tsv``: what each kind of page may cost, and must be worth."""

from __future__ import annotations

from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

TABLE = Path(__file__).with_name("thresholds.tsv")
SCORES = ("accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Threshold:
    """What a kind of page may cost, and must be worth.

    Args:
        pattern: names of kinds, as for files.
        size: most bytes of a first view, compressed.
        requests: most files of a first view.
        scores: least scores of Lighthouse, from 0 to 100, by category.
    """

    pattern: str
    size: int
    requests: int
    scores: dict[str, int]


def read_thresholds(path: Path = TABLE) -> list[Threshold]:
    """The lines of the table, in order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [
        Threshold(pattern, int(size), int(requests),
                  dict(zip(SCORES, map(int, scores), strict=True)))
        for pattern, size, requests, *scores in rows
    ]


def threshold_of(kind: str, thresholds: list[Threshold]) -> Threshold:
    """The first line that fits a kind of page; ``?`` and ``[`` stand for themselves."""
    return next(
        one for one in thresholds
        if fnmatchcase(kind, one.pattern.replace("[", "[[]").replace("?", "[?]"))
    )
