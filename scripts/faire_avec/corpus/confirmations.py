"""What readers said in front of the screen, answer by answer, and what it settles.

One file a sheet, ``confirmations/caf.txt``; one line a signal, ``#`` for a remark::

    2026-12-01 mot-de-passe-oublie 2026-11 3f9a2c1e SMS

the day it was merged, the answer, the month it was seen, a token that tells two signals apart, and
the choice as the sheet writes it. Lines are added, never averaged: three that agree within six
months settle a question, one that does not opens it again.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from pathlib import Path

from faire_avec.loading import codes
from faire_avec.loading.files import CONFIRMATIONS, MAX_TABLE_BYTES, read_text, shown_path
from faire_avec.model.reponse import Reponse
from faire_avec.problems import Problem

HEAD = """\
# Ce que des lecteurs ont vu : jour du classement, réponse, mois, jeton, choix. Un signal par ligne.
# Pour en ajouter : faire-avec confirmer FICHIER…
"""
# How many must agree, and within how many months.
ENOUGH, WINDOW = 3, 6
# Of one answer that asks nothing: it worked, or it did not.
WORKED, FAILED = "a servi", "n'a pas servi"
_LINE = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}) ([a-z0-9-]{1,60}) (20[0-9]{2}-(?:0[1-9]|1[0-2])) "
    r"([0-9a-f]{8}) (\S.{0,59})"
)


@dataclass(frozen=True, order=True)
class Confirmation:
    """One signal, as it is kept.

    Args:
        month: when it was seen, AAAA-MM.
        answer: id of the answer.
        choice: what was said.
        token: tells it from another that says the same.
        merged: day it was kept.
    """

    month: str
    answer: str
    choice: str
    token: str
    merged: date

    @property
    def line(self) -> str:
        """As the file holds it."""
        return f"{self.merged.isoformat()} {self.answer} {self.month} {self.token} {self.choice}"


@dataclass(frozen=True)
class Verdict:
    """What the signals about one answer say together.

    Args:
        settled: the choice they agree on; None while they do not, or are too few.
        count: signals for that choice, since it was last disputed.
        last: month of the last of all, AAAA-MM.
        said: each choice of the last six months and how many said it, most said first.
    """

    settled: str | None
    count: int
    last: str
    said: tuple[tuple[str, int], ...]

    @property
    def disputed(self) -> bool:
        """Whether the last months do not say one thing."""
        return len(self.said) > 1

    @property
    def day(self) -> date:
        """First day of the month of the last signal."""
        return date.fromisoformat(f"{self.last}-01")


Confirmations = Mapping[str, tuple[Confirmation, ...]]


def load_confirmations(folder: Path) -> tuple[dict[str, tuple[Confirmation, ...]], list[Problem]]:
    """Every signal that was kept, by sheet.

    Args:
        folder: the sheets' folder.

    Returns:
        The signals in the order of their months, and the lines that do not read.
    """
    found: dict[str, tuple[Confirmation, ...]] = {}
    problems: list[Problem] = []
    place = folder / CONFIRMATIONS
    if not place.is_dir() or place.is_symlink():
        return found, problems
    for entry in sorted(os.scandir(place), key=lambda one: one.name):
        path = Path(entry.path)
        if path.suffix != ".txt":
            continue
        shown = shown_path(path, folder)
        text = read_text(path, shown, MAX_TABLE_BYTES)
        if isinstance(text, Problem):
            problems.append(text)
            continue
        kept: dict[tuple[str, str], Confirmation] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if not line.strip() or line.startswith("#"):
                continue
            one = _read(line)
            if one is None:
                problems.append(Problem(
                    shown, number, 1, codes.WRONG_SHAPE,
                    "une ligne donne le jour, la réponse, le mois, le jeton et le choix : "
                    "«2026-12-01 mot-de-passe-oublie 2026-11 3f9a2c1e SMS»",
                ))
            else:
                kept.setdefault((one.answer, one.token), one)
        found[path.stem] = tuple(sorted(kept.values()))
    return found, problems


def _read(line: str) -> Confirmation | None:
    match = _LINE.fullmatch(line.rstrip())
    if match is None:
        return None
    try:
        merged = date.fromisoformat(match[1])
    except ValueError:
        return None
    return Confirmation(match[3], match[2], match[5], match[4], merged)


def choices_of(answer: Reponse) -> tuple[str, ...]:
    """What may be said of an answer: the choices of its question, or whether it worked."""
    return tuple(answer.question.choix) if answer.question else (WORKED, FAILED)


def verdict_of(kept: Sequence[Confirmation], answer: Reponse) -> Verdict | None:
    """What is said of one answer; None when nobody said anything that it asks.

    Args:
        kept: the signals of its sheet.
        answer: the answer; a choice that it no longer offers counts for nothing.
    """
    offered = choices_of(answer)
    mine = sorted(one for one in kept if one.answer == answer.id and one.choice in offered)
    if not mine:
        return None
    settled: str | None = None
    count = 0
    for month, group in groupby(mine, key=lambda one: one.month):
        here = [one.choice for one in group]
        near = Counter(one.choice for one in mine if 0 <= _months(one.month, month) < WINDOW)
        if settled is not None and set(here) == {settled}:
            count += len(here)
        elif len(near) == 1 and near.total() >= ENOUGH:
            settled, count = here[0], near.total()
        elif settled is None or set(here) != {settled}:
            settled, count = None, 0
    last = mine[-1].month
    said = Counter(one.choice for one in mine if _months(one.month, last) < WINDOW)
    return Verdict(settled, count, last, tuple(said.most_common()))


def _months(before: str, after: str) -> int:
    (year, month), (other_year, other_month) = before.split("-"), after.split("-")
    return (int(other_year) - int(year)) * 12 + int(other_month) - int(month)


@dataclass(frozen=True)
class Merged:
    """What a merge does.

    Args:
        added: signals to write, by sheet.
        known: how many were there already.
        flooded: answer, choice and how many were left out, when too many said the same in a day.
    """

    added: Mapping[str, tuple[Confirmation, ...]]
    known: int
    flooded: tuple[tuple[str, str, int], ...]


# Signals of one answer that may be kept in one day, whatever comes.
MOST_A_DAY = 5


def merge(
    kept: Confirmations, coming: Iterable[tuple[str, Confirmation]]
) -> Merged:
    """Add signals to those that are kept.

    Args:
        kept: by sheet.
        coming: sheet and signal, already checked; the same token is the same signal.
    """
    seen = {
        (sheet, one.answer, one.token) for sheet, group in kept.items() for one in group
    }
    today: Counter[tuple[str, str, date]] = Counter(
        (sheet, one.answer, one.merged) for sheet, group in kept.items() for one in group
    )
    added: dict[str, list[Confirmation]] = {}
    over: Counter[tuple[str, str]] = Counter()
    known = 0
    for sheet, one in coming:
        if (sheet, one.answer, one.token) in seen:
            known += 1
            continue
        seen.add((sheet, one.answer, one.token))
        if today[sheet, one.answer, one.merged] >= MOST_A_DAY:
            over[f"{sheet}#{one.answer}", one.choice] += 1
            continue
        today[sheet, one.answer, one.merged] += 1
        added.setdefault(sheet, []).append(one)
    return Merged(
        {sheet: tuple(group) for sheet, group in added.items()}, known,
        tuple((answer, choice, count) for (answer, choice), count in sorted(over.items())),
    )
