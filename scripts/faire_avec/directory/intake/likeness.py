"""Lasting ids for places, and groups of those that seem to be one place told several times."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from faire_avec.directory.around import distance
from faire_avec.directory.lieu import Lieu
from faire_avec.language.fold import slugify, words

_NEAR_KM = 0.15
_ROADS = {
    "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard",
    "r": "rue", "pl": "place", "all": "allee", "che": "chemin", "chem": "chemin", "ch": "chemin",
    "rte": "route", "sq": "square", "imp": "impasse", "qu": "quai", "crs": "cours",
    "fg": "faubourg", "st": "saint", "ste": "sainte", "dr": "docteur", "gal": "general",
    "mal": "marechal", "pdt": "president",
}
# Words that say what a place is, not which one.
_COMMON = frozenset({
    "avec", "centre", "commune", "conseiller", "dans", "espace", "france", "local", "maison",
    "mairie", "numerique", "numeriques", "point", "pour", "public", "service", "services",
    "site", "social", "sociale", "ville",
})


def road_key(address: str) -> str:
    """An address as it is compared: « 4 AV. DE SAINT MENET » is « 4 avenue de Saint-Menet »."""
    return " ".join(_ROADS.get(word, word) for word in words(address).split())


def with_ids(places: Iterable[Lieu]) -> list[Lieu]:
    """The places of one département, each with its id and group, in the order of ids.

    An id is the commune and the name; the road is added when several have the same, then a rank.
    The same places have the same ids, whatever the order of files.
    """
    ordered = sorted(places, key=_reading_order)
    by_base: dict[str, list[Lieu]] = defaultdict(list)
    for place in ordered:
        by_base[_base(place)].append(place)
    taken: set[str] = set()
    named: list[Lieu] = []
    for base, same in sorted(by_base.items()):
        roads = {road_key(place.adresse) for place in same}
        for place in same:
            wanted = base if len(roads) == 1 else \
                f"{base}-{slugify(place.adresse)[:30]}".strip("-")
            id, rank = wanted, 1
            while id in taken:
                rank += 1
                id = f"{wanted}-{rank}"
            taken.add(id)
            named.append(place.model_copy(update={"id": id, "groupe": None}))
    named.sort(key=lambda place: place.id)
    return _grouped(named)


def _reading_order(place: Lieu) -> tuple[str, int]:
    return place.origine.source, place.origine.ligne


def _base(place: Lieu) -> str:
    town = (place.commune or place.code_postal or "commune-inconnue").lower()
    return f"{town}-{slugify(place.nom)[:60] or 'lieu'}".strip("-")


def _grouped(places: Sequence[Lieu]) -> list[Lieu]:
    """Places with the id of the first of their group; a place alone has none."""
    chief = list(range(len(places)))

    def find(place: int) -> int:
        while chief[place] != place:
            chief[place] = chief[chief[place]]
            place = chief[place]
        return place

    buckets: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for rank, place in enumerate(places):
        town = place.commune or place.code_postal or ""
        buckets["name", town, words(place.nom)].append(rank)
        if re.search(r"\d", place.adresse):
            buckets["road", town, road_key(place.adresse)].append(rank)
    for (kind, _, _), ranks in buckets.items():
        likely = _same_name if kind == "name" else _same_road
        for one, other in _pairs(ranks):
            if find(one) != find(other) and likely(places[one], places[other]):
                first, second = sorted((find(one), find(other)))
                chief[second] = first
    sizes: dict[int, int] = defaultdict(int)
    for rank in range(len(places)):
        sizes[find(rank)] += 1
    return [
        place.model_copy(update={"groupe": places[find(rank)].id})
        if sizes[find(rank)] > 1 else place
        for rank, place in enumerate(places)
    ]


def _pairs(ranks: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Every pair of a small bucket; in a large one, each with the few that follow it."""
    reach = len(ranks) if len(ranks) <= 60 else 20
    for place, one in enumerate(ranks):
        for other in ranks[place + 1:place + 1 + reach]:
            yield one, other


def _same_name(one: Lieu, other: Lieu) -> bool:
    """Two places of one name in one commune: the same unless their roads are far apart."""
    if road_key(one.adresse) == road_key(other.adresse):
        return True
    if _share(one.telephones, other.telephones):
        return True
    return _near(one, other)


def _same_road(one: Lieu, other: Lieu) -> bool:
    """Two places at one address: the same when something more says so."""
    if one.pivot and one.pivot == other.pivot:
        return True
    if _share(one.telephones, other.telephones) or _share(one.courriels, other.courriels):
        return True
    return bool(_telling(one) & _telling(other))


def _share(one: Sequence[str], other: Sequence[str]) -> bool:
    return not set(one).isdisjoint(other)


def _telling(place: Lieu) -> set[str]:
    return {word for word in words(place.nom).split() if len(word) >= 4} - _COMMON


def _near(one: Lieu, other: Lieu) -> bool:
    if one.latitude is None or one.longitude is None or other.latitude is None \
            or other.longitude is None:
        return False
    return distance((one.latitude, one.longitude), (other.latitude, other.longitude)) < _NEAR_KM
