"""The places of a département, as the field « votre commune » shows them."""

from __future__ import annotations

from typing import Any

from faire_avec.directory.merged import Place
from faire_avec.directory.networks import NETWORKS
from faire_avec.directory.shelves import Home, Shelf, Shelves
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
            _place(place, rank) for rank, home in enumerate(homes) for place in home.places
        ],
    }


def _across(table: Territory, shelves: Shelves, code: str) -> list[Home]:
    """Communes of other départements that are neighbours of some of this one, with places."""
    near = {
        other.code for commune in table.of_department(code)
        for other in table.neighbours(commune.code) if other.department != code
    }
    return [
        home for other in shelves.departments if other.department.code != code
        for home in other.homes if home.code in near
    ] if near else []


def _place(place: Place, rank: int) -> list[Any]:
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
        " · ".join(hours),
        [rank for rank, one in enumerate(NETWORKS.values()) if one.has(place)],
        place.updated.isoformat() if place.updated else "",
        [round(degrees, _PRECISION) for degrees in point] if point else 0,
    ]
