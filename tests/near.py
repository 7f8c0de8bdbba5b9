"""Invented places, for the tests of « Près d'ici »."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import date
from typing import Any

from faire_avec.directory.around import Around
from faire_avec.directory.donnees import Directory, LocalPlaces
from faire_avec.directory.lieu import Lieu, Origine, SourceDesLieux
from faire_avec.directory.territory import territory
from faire_avec.exports.near.communes import filing_key

DAY = date(2026, 11, 21)
SOURCES = {
    name: SourceDesLieux(
        id=name, fichier=f"{name}.csv", producteur=producer, date=day, format="standard-v1",
        lues=1, gardees=1, refusees=0,
    )
    for name, producer, day in (
        ("essai", "Un département", date(2026, 11, 1)),
        ("ancien", "Une liste nationale", date(2022, 12, 1)),
    )
}


def place(name: str, commune: str = "00001", source: str = "essai", **fields: Any) -> Lieu:
    """A place of a commune, with the fields given and nothing else."""
    post = territory().communes[commune].postcodes if commune else ()
    given: dict[str, Any] = {
        "id": name, "nom": f"Lieu {name}", "commune": commune or None, "adresse": "1 rue Inventée",
        "code_postal": post[0] if post else None, "origine": Origine(source=source, ligne=2),
    }
    return Lieu(**(given | fields))


def directory(places: Iterable[Lieu]) -> Directory:
    """Places as an import leaves them."""
    table = territory()
    found: dict[str, list[Lieu]] = {}
    for one in sorted(places, key=lambda one: one.id):
        code = table.communes[one.commune].department if one.commune else "00"
        found.setdefault(code, []).append(one)
    return Directory(SOURCES, {
        code: LocalPlaces(table.departments[code], tuple(found[code])) for code in sorted(found)
    })


def filed_names() -> list[dict[str, str]]:
    """Names of communes with the word each is filed under."""
    names = [one.name for one in territory().of_department("72")]
    names += ["L'Haÿ-les-Roses", "Y", "Le Saint", "Sainte-Marie-aux-Mines", "Œuf-en-Ternois"]
    return [{"name": name, "key": filing_key(name)} for name in names]


def around_cases() -> list[dict[str, Any]]:
    """Communes, the places of their département, and these places nearest first."""
    draw = random.Random(72)
    table = territory()
    homes = draw.sample(table.of_department("72"), 12)
    places = []
    for rank in range(40):
        home = draw.choice(homes)
        there: dict[str, Any] = {
            "latitude": 47.8 + draw.random() / 2, "longitude": 0.2 + draw.random() / 2,
        }
        places.append(place(f"l{rank:02}", home.code, **(there if rank % 4 else {})))
    found = Around(directory(places), table)
    ranks = {home.code: rank for rank, home in enumerate(homes)}
    return [
        {
            "commune": {
                "insee": one.code, "group": one.epci or "", "postcodes": " ".join(one.postcodes),
                "centre": found.centre(one.code),
            },
            "places": [
                {"id": each.id, "commune": ranks[each.commune or ""], "day": "",
                 "point": [each.latitude, each.longitude] if each.latitude else 0}
                for each in places
            ],
            "homes": [
                [home.code, home.name, home.epci or "", " ".join(home.postcodes), ""]
                for home in homes
            ],
            "expected": [each.id for each in found.nearest(one.code, len(places))],
        }
        for one in [*homes[:6], *draw.sample(table.of_department("72"), 20)]
    ]
