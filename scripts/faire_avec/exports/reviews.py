"""``api/v1/revues.ics``: the day each sheet and each contact is to be checked again."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import CONTACT, Corpus, dated
from faire_avec.exports._file import Export
from faire_avec.upkeep.calendar import review_calendar

PATH = "api/v1/revues.ics"


def addressed_exports(corpus: Corpus, address: str) -> Iterator[Export]:
    """The calendar of reviews; the facts of a sheet are reviewed with it."""
    wholes = (item for item in dated(corpus) if not item.location or item.type == CONTACT)
    yield Export(PATH, review_calendar(corpus, wholes, address))
