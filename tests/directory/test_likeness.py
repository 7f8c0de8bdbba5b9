"""Lasting ids, and groups of places that seem to be one."""

from __future__ import annotations

import random
from typing import Any

import pytest

from faire_avec.directory.intake.likeness import road_key, with_ids
from faire_avec.directory.lieu import Lieu, Origine


def lieu(rank: int, nom: str, adresse: str, **fields: Any) -> Lieu:
    base: dict[str, Any] = {"id": "a", "commune": "00006",
                            "origine": Origine(source="essai", ligne=rank)}
    return Lieu(**{**base, "nom": nom, "adresse": adresse, **fields})


def test_ids_do_not_depend_on_the_order_of_files() -> None:
    places = [
        lieu(2, "Relais", "1 rue A"), lieu(3, "Relais", "2 rue B"), lieu(4, "Relais", "2 rue B"),
        lieu(5, "Épicerie", "3 rue C"), lieu(6, "…", "4 rue D", commune=None, code_postal="00210"),
        lieu(7, "中", "5 rue E", commune=None),
    ]
    expected = ["00006-epicerie", "00006-relais-1-rue-a", "00006-relais-2-rue-b",
                "00006-relais-2-rue-b-2", "00210-lieu", "commune-inconnue-lieu"]
    for seed in range(5):
        mixed = random.Random(seed).sample(places, len(places))
        assert [place.id for place in with_ids(mixed)] == expected


def test_a_second_reading_changes_nothing() -> None:
    once = with_ids([lieu(2, "Relais", "1 rue A"), lieu(3, "Relais", "1 rue A")])
    assert with_ids(once) == once


TEL = {"telephones": ["+33199001234"]}
HERE = {"latitude": 45.0, "longitude": 0.1}


@pytest.mark.parametrize(("one", "other", "same"), [
    (("Relais", "1 rue A", {}), ("RELAIS", "1, rue A", {}), True),
    (("Relais", "1 av. A", {}), ("Relais", "1 avenue A", {}), True),
    (("Relais", "1 rue A", {}), ("Relais", "9 rue Z", {}), False),
    (("Relais", "1 rue A", TEL), ("Relais", "Le Bourg", TEL), True),
    (("Relais", "1 rue A", HERE), ("Relais", "Le Bourg", {**HERE, "latitude": 45.0009}), True),
    (("Relais", "1 rue A", HERE), ("Relais", "Le Bourg", {**HERE, "latitude": 45.1}), False),
    (("Médiathèque Les Pages", "1 rue A", {}), ("Les Pages", "1 rue A", {}), True),
    (("Mission locale", "1 rue A", {}), ("CCAS", "1 rue A", {}), False),
    (("Espace numérique", "1 rue A", {}), ("Maison France services", "1 rue A", {}), False),
    (("Mission locale", "1 rue A", TEL), ("ML du Val", "1 rue A", TEL), True),
    (("Pages", "Le Bourg", {}), ("Pages jaunes", "Le Bourg", {}), False),
])
def test_groups(one: Any, other: Any, same: bool) -> None:
    first, second = (lieu(rank, name, road, **more)
                     for rank, (name, road, more) in enumerate((one, other), 2))
    groups = {place.groupe for place in with_ids([first, second])}
    assert (groups != {None}) is same
    if same:
        assert len(groups) == 1 and groups <= {place.id for place in with_ids([first, second])}


def test_two_communes_are_never_one_place() -> None:
    found = with_ids([lieu(2, "Relais", "1 rue A"), lieu(3, "Relais", "1 rue A", commune="00007")])
    assert {place.groupe for place in found} == {None}


def test_a_large_town_is_grouped_without_comparing_all_to_all() -> None:
    places = [lieu(rank, "Permanence", f"{rank} rue A") for rank in range(2, 800)]
    assert len(with_ids(places)) == 798


def test_roads() -> None:
    assert road_key("4 AV. DE ST-MENET") == road_key("4, avenue de Saint Menet")
