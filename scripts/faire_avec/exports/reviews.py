"""``api/v1/revues.ics``: the day each sheet and each contact is to be checked again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faire_avec.corpus import CONTACT, Corpus, Dated, dated
from faire_avec.exports._file import Export
from faire_avec.ics import DayEvent, calendar

PATH = "api/v1/revues.ics"


def addressed_exports(corpus: Corpus, address: str) -> Iterator[Export]:
    """The calendar of reviews; the facts of a sheet are reviewed with it."""
    found = [item for item in dated(corpus) if item.location == () or item.type == CONTACT]
    stamp = max((item.checked for item in found if item.checked), default=date(2026, 1, 1))
    events = (event for item in found if (event := _event(corpus, item, address)))
    yield Export(PATH, calendar("Faire avec : fiches à revoir", stamp, events))


def _event(corpus: Corpus, item: Dated, address: str) -> DayEvent | None:
    if item.due is None or item.checked is None:
        return None
    sheet = None if item.type == CONTACT else corpus.sheets[item.id]
    what = "Contact" if sheet is None else sheet.type.label
    return DayEvent(
        uid=f"{item.type}-{item.id}@faire-avec.invalid",
        day=item.due,
        title=f"À revoir : {item.text}",
        detail=f"{what} « {item.id} ». Preuve du {item.checked.isoformat()}, à revérifier "
        f"tous les {item.review_days} jours. Licence CC BY-SA 4.0.",
        url=address + sheet.url if sheet and address else None,
    )
