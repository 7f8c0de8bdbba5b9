"""The days things are to be checked again, as calendar events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event

from faire_avec.corpus import CONTACT, Corpus, Dated
from faire_avec.model import SHEET_TYPES


def review_calendar(corpus: Corpus, items: Iterable[Dated], address: str = "") -> str:
    """A calendar with one event for each sheet or contact and each day; undated things have none.

    Args:
        corpus: gives titles and pages.
        items: what to check again.
        address: where the site is published, ending with a slash; empty when it is not known.
    """
    days: dict[tuple[str, str, date], list[Dated]] = {}
    for item in items:
        if item.due is not None:
            days.setdefault((item.type, item.id, item.due), []).append(item)
    stamp = max((item.checked for owned in days.values() for item in owned if item.checked),
                default=date(2026, 1, 1))
    calendar = Calendar()
    for name, value in (
        ("VERSION", "2.0"), ("PRODID", "-//Faire avec//Revues//FR"), ("CALSCALE", "GREGORIAN"),
        ("METHOD", "PUBLISH"), ("X-WR-CALNAME", "Faire avec : à revoir"),
    ):
        calendar.add(name, value)
    # The day the data are from, not the day of the build: the same data give the same file.
    made = datetime.combine(stamp, time(), UTC)
    for owned in days.values():
        calendar.add_component(_event(corpus, owned, address, made))
    written: bytes = calendar.to_ical(sorted=False)
    return written.decode("utf-8")


def _event(corpus: Corpus, owned: list[Dated], address: str, made: datetime) -> Event:
    """A whole day, that leaves the reader free."""
    item = owned[0]
    assert item.due is not None and item.checked is not None
    sheet = None if item.type == CONTACT else corpus.sheets[item.id]
    title = sheet.fiche.titre if sheet else item.text
    what = SHEET_TYPES[item.type].label if sheet else "Contact"
    facts = "" if len(owned) == 1 and not item.location else "".join(
        f"\n- {fact.text}" for fact in owned if fact.location and sheet
    )
    event = Event()
    event.add("UID", f"{item.type}-{item.id}-{item.due.isoformat()}@faire-avec.invalid")
    event.add("DTSTAMP", made)
    event.add("DTSTART", item.due)
    event.add("SUMMARY", f"À revoir : {title}")
    event.add("DESCRIPTION", (
        f"{what} « {item.id} ». Preuve du {item.checked.isoformat()}. "
        f"Licence CC BY-SA 4.0.{facts}"
    ))
    event.add("TRANSP", "TRANSPARENT")
    if sheet and address:
        event.add("URL", address + sheet.url)
    return event
