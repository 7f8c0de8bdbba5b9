"""Places as one reads them: those that seem to be the same are one, and say where each comes from.

What the most recent does not say, an older one may; codes of lists are put together. So a place
that two files describe says all that they say, and nothing is chosen against another.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar

from faire_avec.directory.donnees import Directory, LocalPlaces
from faire_avec.directory.lieu import Lieu, SourceDesLieux

ValueT = TypeVar("ValueT")
# A kind of place that is a label by itself.
_KINDS = {"RFS": "france-services"}
_YEAR_OLD = 12


@dataclass(frozen=True)
class Place:
    """One place, as a reader sees it.

    Args:
        versions: what files say of it, most recent first.
        sources: the files, each once, in the same order.
    """

    versions: tuple[Lieu, ...]
    sources: tuple[SourceDesLieux, ...]

    @property
    def first(self) -> Lieu:
        return self.versions[0]

    @property
    def id(self) -> str:
        return self.first.groupe or self.first.id

    def said(self, read: Callable[[Lieu], ValueT]) -> ValueT:
        """What the most recent version that says something says."""
        return next((value for one in self.versions if (value := read(one))), read(self.first))

    def codes(self, read: Callable[[Lieu], Sequence[str]]) -> tuple[str, ...]:
        """Codes of a list, those of every version; empty when none says anything."""
        return tuple(dict.fromkeys(code for one in self.versions for code in read(one)))

    @cached_property
    def programmes(self) -> tuple[str, ...]:
        """National programmes, those its kind says included."""
        kinds = [_KINDS[kind] for kind in self.codes(lambda one: one.typologies) if kind in _KINDS]
        return tuple(dict.fromkeys((*self.codes(lambda one: one.programmes), *kinds)))

    @property
    def updated(self) -> date | None:
        return self.first.maj

    @property
    def point(self) -> tuple[float, float] | None:
        """Latitude and longitude, in degrees."""
        for one in self.versions:
            if one.latitude is not None and one.longitude is not None:
                return one.latitude, one.longitude
        return None


def places_of(directory: Directory, local: LocalPlaces) -> list[Place]:
    """The places of a département, each once, in the order of ids."""
    return [
        Place(group, tuple({
            source.id: source for one in group if (source := directory.source(one))
        }.values()))
        for group in local.groups
    ]


def is_old(day: date, today: date) -> bool:
    """Whether a day is more than twelve months ago: what it dates must be asked again."""
    return (today.year - day.year) * 12 + today.month - day.month - (
        today.day <= day.day
    ) >= _YEAR_OLD
