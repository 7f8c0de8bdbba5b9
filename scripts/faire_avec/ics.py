"""Calendar files (RFC 5545): days to remember, nothing that wakes anyone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

_LINE_BYTES = 75


@dataclass(frozen=True)
class DayEvent:
    """Something that takes a whole day and leaves it free.

    Args:
        uid: lasting identifier, unique in the world.
        day: the day.
        title: what calendars show.
        detail: what they show when it is opened.
        url: absolute address, when there is one.
    """

    uid: str
    day: date
    title: str
    detail: str
    url: str | None = None


def calendar(name: str, stamp: date, events: Iterable[DayEvent]) -> str:
    """A calendar file.

    Args:
        name: title of the calendar.
        stamp: day the data are from; the same data give the same file.
        events: what it holds.
    """
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Faire avec//Revues//FR",
        "CALSCALE:GREGORIAN", "METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}",
    ]
    for event in events:
        lines += [
            "BEGIN:VEVENT", f"UID:{_text(event.uid)}", f"DTSTAMP:{stamp:%Y%m%d}T000000Z",
            f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}", f"SUMMARY:{_text(event.title)}",
            f"DESCRIPTION:{_text(event.detail)}", "TRANSP:TRANSPARENT",
        ]
        if event.url:
            lines.append(f"URL:{event.url}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _text(value: str) -> str:
    """A TEXT value (§ 3.3.11); control signs become spaces."""
    escaped = value.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    escaped = escaped.replace("\r\n", "\n").replace("\n", "\\n")
    return "".join(sign if sign >= " " and sign != "\x7f" else " " for sign in escaped)


def _folded(line: str) -> Iterator[str]:
    """A content line cut at 75 bytes, never inside a sign (§ 3.1)."""
    current, size = "", 0
    for sign in line:
        width = len(sign.encode("utf-8"))
        if size + width > _LINE_BYTES:
            yield current
            current, size = " ", 1
        current, size = current + sign, size + width
    yield current
