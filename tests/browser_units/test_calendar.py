"""The calendar file of the exit slip: what a reader of RFC 5545 finds in it."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar

from noderun import Node, address

CALENDAR = address("tools/calendar.js")

NASTY = [
    "Rendez-vous", "a;b,c\\d", "deux\nlignes", "retour\r\nchariot", "é" * 80, "😀" * 40,
    "BEGIN:VEVENT\nEND:VEVENT", 'guillemets "doubles" : deux-points', "\\n", "x" * 74, "x" * 75,
    "fin par une barre \\", " espace devant", "\u2028séparateur", "سلام", "",
]


def made(node: Node, events: list[dict[str, Any]]) -> str:
    """The text of a calendar file."""
    text: str = node.evaluate(
        "async ([script, events]) => (await import(script))"
        ".calendar(events, new Date('2026-11-21T08:05:09.123Z'))",
        [CALENDAR, events],
    )
    return text


def texts(count: int) -> list[str]:
    dice = random.Random(5545)
    signs = 'aé😀 ,;:\\"\n\u00a0-_0\u0628'
    return [
        *NASTY,
        *("".join(dice.choice(signs) for _ in range(dice.randrange(160))) for _ in range(count)),
    ]


def test_any_text_is_given_back_on_short_lines(node: Node) -> None:
    titles = texts(300)
    events = [
        {"id": f"id-{rank}", "date": "2026-12-03", "title": text, "location": text,
         "note": text}
        for rank, text in enumerate(titles)
    ]
    text = made(node, events)
    raw = text.encode()
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    for line in raw.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    found = Calendar.from_ical(text).walk("VEVENT")
    for title, event in zip(titles, found, strict=True):
        plain = title.replace("\r\n", "\n")
        assert str(event["SUMMARY"]) == plain
        assert str(event.get("LOCATION", "")) == str(event.get("DESCRIPTION", "")) == plain


def test_a_time_is_that_of_the_place_and_a_day_ends_the_next(node: Node) -> None:
    text = made(node, [
        {"id": "a", "date": "2026-12-31", "time": "09:30", "minutes": 30,
         "title": "Rendez-vous", "reminder": True},
        {"id": "b", "date": "2026-12-31", "title": "Date à ne pas manquer"},
    ])
    calendar = Calendar.from_ical(text)
    assert calendar["VERSION"] == "2.0" and "Faire avec" in calendar["PRODID"]
    meeting, day = calendar.walk("VEVENT")
    assert meeting.decoded("DTSTART") == datetime(2026, 12, 31, 9, 30)
    assert meeting.decoded("DTSTART").tzinfo is None
    assert meeting.decoded("DURATION") == timedelta(minutes=30)
    assert meeting.decoded("DTSTAMP") == datetime(2026, 11, 21, 8, 5, 9, tzinfo=UTC)
    assert meeting.walk("VALARM")[0].decoded("TRIGGER") == timedelta(days=-1)
    assert day.decoded("DTSTART") == date(2026, 12, 31)
    assert day.decoded("DTEND") == date(2027, 1, 1)
    assert day.walk("VALARM") == []
    assert {event["CLASS"] for event in (meeting, day)} == {"PRIVATE"}


def test_identifiers_are_never_the_same(node: Node) -> None:
    found = node.evaluate(
        "async (script) => { const { newIdentifier } = await import(script);"
        " return Array.from({ length: 500 }, newIdentifier); }",
        CALENDAR,
    )
    assert len(set(found)) == 500
    assert {len(one) for one in found} == {32}
