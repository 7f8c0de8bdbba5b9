"""``api/v1/revues.ics``: the day each sheet and each contact is to be checked again."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import CONTACT, dated
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.places import DONNEES_FICHIERS
from faire_avec.upkeep.calendar import review_calendar

PATH = f"{DONNEES_FICHIERS}revues.ics"


def exports(edition: Edition) -> Iterator[Export]:
    """The calendar of reviews; the facts of a sheet are reviewed with it."""
    wholes = (item for item in dated(edition.corpus) if not item.location or item.type == CONTACT)
    yield Export(PATH, review_calendar(edition.corpus, wholes, edition.address))
