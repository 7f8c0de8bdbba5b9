"""The days things are to be checked again, as calendar events."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from faire_avec.corpus import CONTACT, Corpus, Dated
from faire_avec.ics import DayEvent, calendar
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
    events = [_event(corpus, owned, address) for owned in days.values()]
    return calendar("Faire avec : à revoir", stamp, events)


def _event(corpus: Corpus, owned: list[Dated], address: str) -> DayEvent:
    item = owned[0]
    assert item.due is not None and item.checked is not None
    sheet = None if item.type == CONTACT else corpus.sheets[item.id]
    title = sheet.fiche.titre if sheet else item.text
    what = SHEET_TYPES[item.type].label if sheet else "Contact"
    facts = "" if len(owned) == 1 and not item.location else "".join(
        f"\n- {fact.text}" for fact in owned if fact.location and sheet
    )
    return DayEvent(
        uid=f"{item.type}-{item.id}-{item.due.isoformat()}@faire-avec.invalid",
        day=item.due,
        title=f"À revoir : {title}",
        detail=f"{what} « {item.id} ». Preuve du {item.checked.isoformat()}. "
        f"Licence CC BY-SA 4.0.{facts}",
        url=address + sheet.url if sheet and address else None,
    )
