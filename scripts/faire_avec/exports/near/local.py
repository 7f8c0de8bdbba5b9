"""The places of a département, as the field « votre commune » shows them."""

from __future__ import annotations

from typing import Any

from faire_avec.directory.listing import MOST, Home, Shelf, Shelves
from faire_avec.directory.merged import Place
from faire_avec.directory.networks import NETWORKS
from faire_avec.directory.territory import Territory
from faire_avec.language.phone import read_phone

# Digits after the point: ten metres.
_PRECISION = 4


def local_file(table: Territory, shelves: Shelves, shelf: Shelf) -> dict[str, Any]:
    """Its communes that have places, and its places.

    Those of other départements come with it when a commune of this one is their neighbour.
    """
    code = shelf.department.code
    homes = [home for home in shelf.homes if home.code]
    homes += _across(table, shelves, code)
    return {
        "invented": int(shelf.department.invented),
        "networks": [[code, one.label, int(one.badge)] for code, one in NETWORKS.items()],
        "homes": [
            [home.code, home.name, table.communes[home.code].epci or "",
             " ".join(table.communes[home.code].postcodes), shelves.where[home.code]]
            for home in homes
        ],
        "places": [
            _place(place, rank, shelves.list_of(home, place).removeprefix(shelves.where[home.code]))
            for rank, home in enumerate(homes) for place in home.places
        ],
    }


def _across(table: Territory, shelves: Shelves, code: str) -> list[Home]:
    """Communes of other départements, with places, that are neighbours of some of this one.

    Of a city that covers several départements, those that share a postcode only: its places would
    be in the file of each.
    """
    found: dict[str, Home] = {}
    for epci in {commune.epci for commune in table.of_department(code)}:
        abroad = [
            home for other in table.of_epci(epci or "") if other.department != code
            for home in [shelves.homes.get(other.code)] if home
        ]
        if sum(len(home.places) for home in abroad) <= MOST:
            found |= {home.code: home for home in abroad}
    for postcode in {post for one in table.of_department(code) for post in one.postcodes}:
        for other in table.of_postcode(postcode):
            if other.department != code and other.code in shelves.homes:
                found[other.code] = shelves.homes[other.code]
    return [found[name] for name in sorted(found)]


def _place(place: Place, rank: int, part: str) -> list[Any]:
    first = place.first
    hours = place.said(lambda one: one.horaires) or [
        place.said(lambda one: one.horaires_bruts) or ""
    ]
    point = place.point
    return [
        place.id, first.nom, rank,
        ", ".join(part for part in (first.adresse, first.complement) if part),
        " ".join(part for part in (first.code_postal, first.localite) if part),
        [read_phone(number) for number in place.said(lambda one: one.telephones)],
        _sentence(" · ".join(hours)),
        [rank for rank, one in enumerate(NETWORKS.values()) if one.has(place)],
        place.updated.isoformat() if place.updated else "",
        [round(degrees, _PRECISION) for degrees in point] if point else 0,
        *([part] if part else ()),
    ]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
