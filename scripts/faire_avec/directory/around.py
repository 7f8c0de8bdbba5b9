"""Which places are near a commune: by distance when places say where they stand, else by EPCI.

The table of communes has no coordinates. The centre of a commune is that of its own places, else
of the places of the communes that share its postcodes, else of its EPCI: an approximation, good
enough to put places in order, never shown as a distance.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import asin, cos, radians, sin, sqrt
from statistics import median

from faire_avec.directory.donnees import Directory
from faire_avec.directory.lieu import Lieu
from faire_avec.directory.territory import Territory

Point = tuple[float, float]
EARTH_KM = 6371.0
# Farther from the middle of its commune than this, a place has wrong coordinates.
STRAY_KM = 60.0


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points of latitude and longitude, in degrees, along the ground."""
    a, b, c, d = map(radians, (*one, *other))
    chord = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def _middle(points: list[Point]) -> Point:
    return median(point[0] for point in points), median(point[1] for point in points)


def _points(places: Iterable[Lieu]) -> list[Point]:
    return [(place.latitude, place.longitude) for place in places
            if place.latitude is not None and place.longitude is not None]


@dataclass(frozen=True)
class Around:
    """Near places, for any commune.

    Args:
        directory: every place.
        table: the communes.
    """

    directory: Directory
    table: Territory

    @cached_property
    def _places(self) -> dict[str, list[Lieu]]:
        found: dict[str, list[Lieu]] = {}
        for place in self.directory.places:
            if place.commune:
                found.setdefault(place.commune, []).append(place)
        return found

    @cached_property
    def _own(self) -> dict[str, Point]:
        return {code: _middle(points) for code, places in self._places.items()
                if (points := _points(places))}

    def centre(self, code: str) -> Point | None:
        """Approximate centre of a commune; None when no place near it says where it stands."""
        if code in self._own:
            return self._own[code]
        commune = self.table.communes[code]
        near = [self._own[other.code] for postcode in commune.postcodes
                for other in self.table.of_postcode(postcode) if other.code in self._own]
        if not near and commune.epci:
            near = [self._own[other.code] for other in self.table.of_epci(commune.epci)
                    if other.code in self._own]
        return _middle(near) if near else None

    def nearest(self, code: str, most: int = 8) -> list[Lieu]:
        """Places for somebody who lives in this commune, best first.

        First those of the commune; then of the communes that share a postcode or the EPCI, and of
        the rest of the département, by distance when both say where they stand.

        Args:
            code: Insee code of a commune of today.
            most: how many places at most.
        """
        commune = self.table.communes[code]
        near = {other.code for other in self.table.neighbours(code)}
        local = self.directory.departments.get(commune.department)
        here = self.centre(code)

        def rank(place: Lieu) -> tuple[int, float, str]:
            if place.commune == code:
                return 0, 0.0, place.id
            there = _points([place])
            away = distance(here, there[0]) if here and there else None
            tier = 1 if place.commune in near else 2
            # Without coordinates, institutions decide; with them, the road does.
            return (1, away, place.id) if away is not None else (tier, STRAY_KM, place.id)

        others = [place for other in near if self.table.communes[other].department
                  != commune.department for place in self._places.get(other, ())]
        return sorted([*(local.places if local else ()), *others], key=rank)[:most]
