"""Dates as French readers write them."""

from __future__ import annotations

from datetime import date

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
    "octobre", "novembre", "décembre",
)
_SHORT = (
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
    "déc.",
)


def _day(day: int) -> str:
    return "1er" if day == 1 else str(day)


def long_date(value: date) -> str:
    """``10 décembre 2024``."""
    return f"{_day(value.day)} {_MONTHS[value.month - 1]} {value.year}"


def short_date(value: date) -> str:
    """``10 déc. 2024``."""
    return f"{_day(value.day)} {_SHORT[value.month - 1]} {value.year}"


def partial_date(text: str) -> str:
    """``2018``, ``mai 2021`` or ``29 avril 2019`` from ``2018``, ``2021-05``, ``2019-04-29``."""
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = _MONTHS[parts[1] - 1]
    if len(parts) == 2:
        return f"{month} {parts[0]}"
    return f"{_day(parts[2])} {month} {parts[0]}"
