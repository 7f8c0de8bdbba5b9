"""Dates as French readers write them."""

from __future__ import annotations

from datetime import date

from faire_avec.language.fold import fold

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)
_SHORT = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
)
# Number of each month by its name, whole or short, without accents.
MONTHS = {fold(name): rank for names in (_MONTHS, _SHORT) for rank, name in enumerate(names, 1)}


def _day(day: int) -> str:
    return "1er" if day == 1 else str(day)


def long_date(value: date) -> str:
    """``10 décembre 2024``."""
    return f"{_day(value.day)} {_MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """``décembre 2024``."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def short_date(value: date) -> str:
    """``10 déc. 2024``."""
    return f"{_day(value.day)} {_SHORT[value.month - 1]} {value.year}"


def partial_date(text: str) -> str:
    """``2018``, ``mai 2021`` or ``29 avril 2019`` from ``2018``, ``2021-05``, ``2019-04-29``."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    if len(parts) == 2:
        return month(date(parts[0], parts[1], 1))
    return long_date(date(*parts))


def milestone(text: str) -> str:
    """``28``, ``10 avril`` or ``31 décembre 2026`` from ``28``, ``04-10``, ``2026-12-31``."""
    parts = [int(part) for part in text.split("-")]
    day, named = _day(parts[-1]), parts[:-1]
    if not named:
        return day
    return " ".join([day, _MONTHS[named[-1] - 1], *map(str, named[:-1])])


def window(since: str | None, until: str | None) -> str:
    """When something presses, in words: ``du 28 au 15 de chaque mois``, ``avant le 1er mai``.

    Args:
        since: first day, as ``15``, ``09-01`` or ``2026-12-31``; None when it is not said.
        until: last day, written the same way.
    """
    monthly = " de chaque mois" if "-" not in (until or since or "-") else ""
    if since and until:
        return f"du {milestone(since)} au {milestone(until)}{monthly}"
    if until:
        return f"jusqu'au {milestone(until)}{monthly}"
    return f"à partir du {milestone(since)}{monthly}" if since else ""
