"""Opening hours in French, from OpenStreetMap's notation or from the list of France services.

The library reads and applies the rules; a typical week is worded when every week of a year is the
same, or odd and even weeks are. Anything finer is left as it was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from opening_hours import OpeningHours, State, validate

DAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_CODES = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
# 1 January 2029 is a Monday, first day of week 1; that year has 52 weeks.
_MONDAY = datetime(2029, 1, 1)
_WEEKS = 52
_LONGEST = 400
# What can be said in full; months, sun, comments and « maybe » stay as they were written.
_SAYABLE = re.compile(
    r"(?:\s|;|,|-|(?:Mo|Tu|We|Th|Fr|Sa|Su|PH)\b|\d\d?:\d\d|off\b|closed\b"
    r"|week ?\d\d?-\d\d?/2\b)+"
)
_HOLIDAYS = re.compile(r"\bPH (?:off|closed)\b")
_FRENCH = dict(zip(_CODES, DAYS, strict=True)) | {
    "PH": "jours fériés", "SH": "vacances scolaires", "off": "fermé", "closed": "fermé",
}
_WORDS = re.compile(rf"\b(?:{'|'.join(_FRENCH)})\b")
# « 9h30 » and « 09h » for 09:30 and 09:00; French days are not OpenStreetMap's.
_H = re.compile(r"\b(\d\d?)\s?[hH]\s?(\d\d)?(?!\w)")

Span = tuple[int, int]  # minutes since midnight
Day = tuple[Span, ...]
Week = tuple[Day, ...]


@lru_cache(maxsize=20_000)
def sentences(text: str) -> tuple[str, ...]:
    """French sentences for hours in OpenStreetMap's notation; none when they cannot be said.

    Args:
        text: « Mo-Fr 09:00-12:00,13:30-17:00; PH off ».
    """
    text = " ".join(text.split()).rstrip("; ")
    if len(text) > _LONGEST:
        return ()
    if text == "24/7":
        return ("tous les jours, jour et nuit",)
    if not _SAYABLE.fullmatch(text) or ":" not in text:
        return ()
    # Days without hours would be open day and night: nobody means that.
    if re.search(r"[a-zA-Z]{2}\s*(?:;|$)", re.sub(r"\b(?:off|closed)\b", "0", text)):
        return ()
    if not validate(text):
        return ()
    # Only a rule about weeks makes one differ from the next.
    weeks = _weeks(OpeningHours(text), _WEEKS if "week" in text else 1)
    if weeks is None or not any(any(week) for week in weeks):
        return ()
    lines = _said(weeks)
    if lines and _HOLIDAYS.search(text):
        lines = (*lines, "fermé les jours fériés")
    return lines


def _weeks(hours: OpeningHours, count: int) -> list[Week] | None:
    """First weeks of the year; None when a span is not within one day, or not surely open."""
    days: list[list[Span]] = [[] for _ in range(7 * count)]
    for start, end, state, comments in hours.intervals(
        _MONDAY, _MONDAY + timedelta(days=7 * count)
    ):
        if state == State.CLOSED:
            continue
        if state != State.OPEN or comments or end is None:
            return None
        first = (start - _MONDAY).days
        midnight = _MONDAY + timedelta(days=first)
        span = (int((start - midnight).total_seconds()) // 60,
                int((end - midnight).total_seconds()) // 60)
        if span[1] >= 24 * 60 or span == (0, 24 * 60):
            return None
        days[first].append(span)
    return [tuple(tuple(day) for day in days[place:place + 7])
            for place in range(0, len(days), 7)]


def _said(weeks: Sequence[Week]) -> tuple[str, ...]:
    if len(weeks) == 1:
        return _lines(weeks[0])
    odd, even = set(weeks[0::2]), set(weeks[1::2])
    if len(odd) != 1 or len(even) != 1:
        return ()
    one, two = weeks[0], weeks[1]
    if one == two:
        return _lines(one)
    return (*(f"semaines impaires, {line}" for line in _lines(one)),
            *(f"semaines paires, {line}" for line in _lines(two)))


def _lines(week: Week) -> tuple[str, ...]:
    """A line for each group of days that follow each other with the same hours."""
    groups: list[tuple[int, int, Day]] = []
    for place, day in enumerate(week):
        if groups and groups[-1][1] == place - 1 and groups[-1][2] == day:
            groups[-1] = (groups[-1][0], place, day)
        else:
            groups.append((place, place, day))
    # Days apart with the same hours are told together: « lundi et jeudi ».
    merged: dict[Day, list[tuple[int, int]]] = {}
    for first, last, day in groups:
        if day:
            merged.setdefault(day, []).append((first, last))
    return tuple(
        f"{_days(spans)} : {' et '.join(_span(span) for span in day)}"
        for day, spans in merged.items()
    )


def _days(spans: Sequence[tuple[int, int]]) -> str:
    if spans == [(0, 6)]:
        return "tous les jours"
    names = [
        name for first, last in spans for name in (
            DAYS[first:last + 1] if last - first < 2 else (f"du {DAYS[first]} au {DAYS[last]}",)
        )
    ]
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} et {names[-1]}"


def _span(span: Span) -> str:
    return f"{_hour(span[0])} à {_hour(span[1])}"


def _hour(minutes: int) -> str:
    hour, minute = divmod(minutes, 60)
    return f"{hour}\u00a0h\u00a0{minute:02}" if minute else f"{hour}\u00a0h"


def readable(text: str) -> str:
    """Hours left as they were written, with the days in French: « Mo 08:22 » is « lundi 08:22 »."""
    return _WORDS.sub(lambda found: _FRENCH[found[0]], text)


def from_french_notation(text: str) -> str:
    """« 9h30 » written « 09:30 », so that the library can read it."""
    return _H.sub(lambda found: f"{int(found[1]):02}:{found[2] or '00'}", text)


_RANGE = re.compile(r"(\d{1,2})\s*[:hH.]\s*(\d{2})?\s*(?:-|–|à)\s*(\d{1,2})\s*[:hH.]\s*(\d{2})?")
_EMPTY = frozenset({"", "-", "--", "ferme", "fermé", "fermée", "ras"})


def of_days(cells: Mapping[str, str]) -> tuple[tuple[str, ...], str | None, bool]:
    """Hours given day by day, as in the list of France services.

    Args:
        cells: text by French name of day: « 09:00 - 12:00 / 13:30 - 17:00 ».

    Returns:
        Sentences, what could not be read as it was written, and whether something was repaired:
        the same span twice, or an empty span.
    """
    parts: list[str] = []
    repaired = False
    for code, name in zip(_CODES, DAYS, strict=True):
        text = cells.get(name, "").strip()
        if text.lower() in _EMPTY:
            continue
        spans, mended = _day_spans(text)
        if spans is None:
            return (), _as_written(cells), False
        repaired = repaired or mended
        if spans:
            parts.append(f"{code} " + ",".join(
                f"{start // 60:02}:{start % 60:02}-{end // 60:02}:{end % 60:02}"
                for start, end in spans
            ))
    if not parts:
        return (), None, repaired
    said = sentences("; ".join(parts))
    return (said, None, repaired) if said else ((), _as_written(cells), False)


def _day_spans(text: str) -> tuple[list[Span] | None, bool]:
    if re.sub(r"[\s/;,-]|et", "", _RANGE.sub("", text)):
        return None, False
    found: list[Span] = []
    mended = False
    for match in _RANGE.finditer(text):
        first, second, third, fourth = (int(part or 0) for part in match.groups())
        span = (60 * first + second, 60 * third + fourth)
        if span == (0, 0) or span in found:
            mended = True
            continue
        if second > 59 or fourth > 59 or span[0] >= span[1] or span[1] >= 24 * 60:
            return None, False
        found.append(span)
    found.sort()
    if any(one[1] > two[0] for one, two in pairwise(found)):
        return None, False
    return found, mended


def _as_written(cells: Mapping[str, str]) -> str:
    return " ; ".join(f"{name} : {' '.join(cells[name].split())}" for name in DAYS
                      if cells.get(name, "").strip().lower() not in _EMPTY)
