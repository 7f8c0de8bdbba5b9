"""Places that two files describe are one, which says all that they say."""

from __future__ import annotations

from datetime import date

import pytest

from faire_avec.directory.merged import is_old, places_of
from faire_avec.directory.networks import NETWORKS
from near import directory, place


def test_what_the_most_recent_does_not_say_an_older_one_may() -> None:
    found = directory([
        place("a", maj=date(2024, 3, 1), telephones=["+33300000001"], services=["outils"],
              frais=["gratuit"], source="ancien", groupe="a"),
        place("b", maj=date(2026, 3, 1), nom="Nom récent", services=["demarches"], groupe="a"),
        place("c"), place("d", groupe="a"),
    ])
    merged, alone = places_of(found, found.departments["00"])
    assert merged.first.nom == "Nom récent"
    assert merged.id == "a"
    assert merged.said(lambda one: one.telephones) == ["+33300000001"]
    assert merged.codes(lambda one: one.services) == ("demarches", "outils")
    assert merged.codes(lambda one: one.frais) == ("gratuit",)
    assert [source.id for source in merged.sources] == ["essai", "ancien"]
    assert alone.said(lambda one: one.telephones) == []
    assert alone.codes(lambda one: one.services) == ()


def test_a_kind_tells_a_network_and_says_nothing_of_others() -> None:
    found = directory([place("a", typologies=["RFS"]), place("b")])
    one, other = places_of(found, found.departments["00"])
    assert [code for code, network in NETWORKS.items() if network.has(one)] == ["france-services"]
    assert not any(network.has(other) for network in NETWORKS.values())


@pytest.mark.parametrize(("day", "old"), [
    (date(2025, 11, 20), True), (date(2025, 11, 21), False), (date(2025, 11, 22), False),
    (date(2025, 10, 31), True), (date(2024, 12, 1), True), (date(2026, 11, 21), False),
    (date(2027, 1, 1), False), (date(2024, 2, 29), True),
])
def test_a_date_is_old_after_twelve_months(day: date, old: bool) -> None:
    assert is_old(day, date(2026, 11, 21)) is old
