"""The calendar of reviews, read by another program."""

from __future__ import annotations

from icalendar import Calendar

from exports.conftest import ADDRESS
from faire_avec.corpus import Corpus, due_of
from faire_avec.exports.api.reviews import PATH


def test_every_sheet_and_dated_contact_has_its_day(
    published: dict[str, str], guide: Corpus
) -> None:
    calendar = Calendar.from_ical(published[PATH])
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    contacts = {
        key: one for key, one in guide.tables.contacts.entries.items() if one.verifie_le
    }
    dated = {
        sheet.id: due for sheet in guide.sheets.values() if (due := due_of(sheet, guide.tables))
    }
    assert len(events) == len(dated) + len(contacts)
    for sheet_id, due in dated.items():
        sheet = guide.sheets[sheet_id]
        event = events[f"{sheet.type.name}-{sheet.id}-{due}@faire-avec.invalid"]
        assert event.decoded("DTSTART") == due
        assert str(event["SUMMARY"]) == f"À revoir : {sheet.fiche.titre}"
        assert str(event["URL"]) == ADDRESS + sheet.url


def test_no_address_no_link(homeless: dict[str, str]) -> None:
    assert "URL" not in homeless[PATH]


def test_lines_are_short_and_end_as_they_should(published: dict[str, str]) -> None:
    lines = published[PATH].encode("utf-8").split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
