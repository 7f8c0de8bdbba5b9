"""How long an evidence holds, by kind of fact, and how old it is: the one table of limits."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum

from pydantic import BaseModel

from faire_avec.model.plateforme import Connexion, SecondFacteur, Voie
from faire_avec.model.reponse import Preuve
from faire_avec.model.tables import Contact, Source

SOON_DAYS = 30
# Days between two readings, by kind of fact. None: no age makes it less true.
LIMITS: dict[str, int | None] = {
    "droit": 730,
    "ecran": 365,
    "numero": 365,
    "role": 365,
    "recherche": None,
    "pratique": None,
}
_BY_NATURE = {
    "loi": "droit", "juge": "droit", "recherche": "recherche", "pratique": "pratique",
}


class Freshness(StrEnum):
    """How old the evidence of a sheet or fact is, against the days it holds."""

    FRESH = "a-jour"
    SOON = "bientot"
    LATE = "en-retard"
    UNDATED = "sans-date"


def kind_of(fact: BaseModel, sources: Mapping[str, Source]) -> str:
    """Which limit a fact has: a word of ``LIMITS``.

    Args:
        fact: a block that carries evidence.
        sources: the shared bibliography, for the nature of what the fact rests on.
    """
    if isinstance(fact, Contact):
        return "numero"
    if isinstance(fact, Preuve) and fact.vu == "pratique":
        return "pratique"
    source = sources.get(getattr(fact, "source", None) or "")
    if source is not None and source.nature in _BY_NATURE:
        return _BY_NATURE[source.nature]
    return "ecran" if isinstance(fact, Preuve | Connexion | SecondFacteur | Voie) else "role"


def holds_until(
    fact: BaseModel, checked: date | None, sources: Mapping[str, Source],
    days: int | None = None,
) -> date | None:
    """Last day an evidence holds; None when age says nothing, or when it has no date.

    Args:
        fact: a block that carries evidence.
        checked: day of the evidence.
        sources: the shared bibliography.
        days: what the sheet asks instead of the limit of the kind.
    """
    ends: date | None = getattr(fact, "jusqu_au", None)
    if ends is not None:
        return ends
    limit = LIMITS[kind_of(fact, sources)]
    if checked is None or limit is None:
        return None
    try:
        return checked + timedelta(days=days or limit)
    except OverflowError:
        return date.max


def freshness_on(due: date | None, today: date) -> Freshness:
    """Freshness of evidence that holds until ``due``, on the day of reading."""
    if due is None or today <= due - timedelta(days=SOON_DAYS):
        return Freshness.FRESH
    return Freshness.LATE if today > due else Freshness.SOON
