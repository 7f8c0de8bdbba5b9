"""The table of communes, and what is near one."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import pytest

from faire_avec.directory.around import Around, distance
from faire_avec.directory.donnees import Directory, LocalPlaces
from faire_avec.directory.lieu import Lieu, Origine
from faire_avec.directory.territory import (
    INVENTED,
    department_of_code,
    name_key,
    territory,
)

TABLES = files("faire_avec.directory.tables")


def test_the_table_is_whole_and_light() -> None:
    table = territory()
    real = [commune for commune in table.communes.values() if commune.department != INVENTED]
    assert len(real) == 34_969 and len(table.former) == 2_622
    assert sum(len(TABLES.joinpath(name).read_bytes()) for name in (
        "communes.tsv.xz", "epci.tsv", "departements.tsv", "exemple.tsv"
    )) < 1_500_000
    for commune in real:
        assert commune.name and commune.department in table.departments
        assert commune.epci is None or commune.epci in table.epcis
    # Some islands and territories have no postcode of their own in the table.
    assert sum(not commune.postcodes for commune in real) < 10
    assert all(now in table.communes for now in table.renumbered.values())


def test_its_origin_and_licence_are_beside_it() -> None:
    told = TABLES.joinpath("LISEZMOI.md").read_text(encoding="utf-8")
    assert "Licence Ouverte 2.0" in told and "@etalab/decoupage-administratif" in told


@pytest.mark.parametrize(("code", "department"), [
    ("16015", "16"), ("2A004", "2A"), ("2B033", "2B"), ("97411", "974"), ("98818", "988"),
    ("97502", "975"), ("00001", "00"),
])
def test_departements_of_corsica_and_overseas(code: str, department: str) -> None:
    assert department_of_code(code) == department
    assert territory().communes[code].department == department


def test_names_as_they_are_compared() -> None:
    assert name_key("ST ETIENNE") == name_key("Saint-Étienne")
    assert name_key("L'Haÿ-les-Roses") == name_key("L HAY LES ROSES")


def test_the_invented_departement_meets_no_real_one() -> None:
    table = territory()
    invented = table.of_department(INVENTED)
    assert len(invented) == 7
    real = {commune.name for commune in table.communes.values() if commune.department != INVENTED}
    for commune in invented:
        assert commune.name not in real
        for postcode in commune.postcodes:
            assert {other.department for other in table.of_postcode(postcode)} == {INVENTED}
    assert table.departments[INVENTED].invented and not table.departments["16"].invented


def test_neighbours_share_a_postcode_or_an_epci() -> None:
    table = territory()
    names = [commune.name for commune in table.neighbours("00004")]
    assert names == ["Saint-Fictif-sur-Rive", "Bourg-Exemple", "Modèle-les-Bains"]


def lieu(id: str, commune: str, **fields: Any) -> Lieu:
    return Lieu(id=id, nom=id, adresse="1 rue", commune=commune,
                origine=Origine(source="essai", ligne=2), **fields)


def around(*places: Lieu) -> Around:
    table = territory()
    local = LocalPlaces(table.departments[INVENTED], places)
    return Around(Directory({}, {INVENTED: local}), table)


def test_nearest_without_coordinates_goes_by_postcode_then_epci() -> None:
    near = around(lieu("far", "00005"), lieu("epci", "00001"), lieu("own", "00004"),
                  lieu("post", "00002"))
    assert [place.id for place in near.nearest("00004")] == ["own", "epci", "post", "far"]
    assert near.nearest("00004", 1)[0].id == "own"
    assert near.centre("00004") is None


def test_nearest_with_coordinates_goes_by_distance() -> None:
    near = around(
        lieu("own", "00004", latitude=45.0, longitude=0.0),
        lieu("far", "00001", latitude=45.5, longitude=0.0),
        lieu("near", "00005", latitude=45.1, longitude=0.0),
    )
    assert [place.id for place in near.nearest("00004")] == ["own", "near", "far"]


def test_the_centre_of_a_commune_without_place_is_that_of_its_postcode() -> None:
    near = around(lieu("post", "00002", latitude=45.0, longitude=0.0),
                  lieu("epci", "00003", latitude=46.0, longitude=0.0))
    assert near.centre("00004") == (45.0, 0.0)
    assert near.centre("00001") == (45.5, 0.0)
    assert near.centre("00007") is None


def test_distance_along_the_ground() -> None:
    # Paris to Lyon, as the crow flies: 392 km (IGN).
    assert distance((48.8566, 2.3522), (45.7640, 4.8357)) == pytest.approx(392, abs=2)
