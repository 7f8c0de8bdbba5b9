"""Calendar files: any text goes in and comes out the same, lines are short."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from faire_avec.ics import DayEvent, calendar

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"))


@given(TEXTS, TEXTS, st.dates(date(1900, 1, 1)))
def test_any_text_is_given_back(title: str, detail: str, day: date) -> None:
    made = calendar("Nom", date(2026, 11, 21), [DayEvent("un@exemple", day, title, detail)])
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert (str(event["SUMMARY"]), str(event["DESCRIPTION"])) == (title, detail)
    assert event.decoded("DTSTART") == day


@given(TEXTS, TEXTS)
def test_lines_are_at_most_75_bytes_and_end_as_they_should(title: str, detail: str) -> None:
    made = calendar(title, date(2026, 11, 21), [DayEvent("un", date(2026, 1, 1), title, detail)])
    lines = made.encode("utf-8").split(b"\r\n")
    assert lines[-1] == b""
    for line in lines:
        assert len(line) <= 75
        assert b"\n" not in line and b"\r" not in line
        line.decode("utf-8")
