"""One cell at a time: tables of cases, in ``tests/directory/cases/``."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from faire_avec.directory.intake import cells, opening, reach
from faire_avec.directory.intake.listed import LISTED, read_list
from faire_avec.directory.intake.whereabouts import finder
from faire_avec.directory.territory import territory

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 12, 1)


def cases(name: str) -> Any:
    return yaml.safe_load((CASES / f"{name}.yml").read_text(encoding="utf-8"))


def plain(sentences: tuple[str, ...]) -> list[str]:
    return [sentence.replace("\u00a0", " ") for sentence in sentences]


@pytest.mark.parametrize(("text", "value", "said"), cases("cellules")["code_postal"])
def test_postcode(text: str, value: str | None, said: str | None) -> None:
    assert cells.postcode(text) == (value, said)


@pytest.mark.parametrize(("text", "value", "said"), cases("cellules")["code_insee"])
def test_insee(text: str, value: str | None, said: str | None) -> None:
    assert cells.insee(text) == (value, said)


@pytest.mark.parametrize(("text", "value", "said"), cases("cellules")["pivot"])
def test_pivot(text: str, value: str | None, said: str | None) -> None:
    assert cells.pivot(text) == (value, said)


@pytest.mark.parametrize(("text", "value", "said"), cases("cellules")["date_maj"])
def test_day(text: str, value: str | None, said: str | None) -> None:
    assert cells.day(text, TODAY) == (date.fromisoformat(value) if value else None, said)


@pytest.mark.parametrize(("text", "plain", "done"), cases("textes"))
def test_text(text: str, plain: str, done: list[str]) -> None:
    assert cells.mended(text) == (plain, done)


def test_no_markup_comes_out_of_a_text() -> None:
    hidden = "&amp;lt;script&amp;gt;x&amp;lt;/script&amp;gt;"
    assert "<" not in cells.mended(f"a {hidden} b")[0]


@pytest.mark.parametrize(("text", "point"), [
    ("45,6484", 45.6484), ("45.648412345", 45.64841), ("95", None), ("nord", None), ("nan", None),
])
def test_degrees(text: str, point: float | None) -> None:
    assert cells.degrees(text, 90) == point


@pytest.mark.parametrize(("text", "found", "aside"), [
    ("https://a.example.org", ["https://a.example.org"], []),
    ("HTTPS://a.example.org|http://b.example.org/x",
     ["https://a.example.org", "http://b.example.org/x"], []),
    ("www.exemple.example.org", ["https://www.exemple.example.org"], []),
    ("https://a.example.org;https://a.example.org", ["https://a.example.org"], []),
    ("https://a.example.org/x;y", ["https://a.example.org/x"], ["y"]),
    ("bientôt", [], ["bientôt"]),
    ("javascript:alert(1)", [], ["javascript:alert(1)"]),
])
def test_sites(text: str, found: list[str], aside: list[str]) -> None:
    assert cells.sites(text)[:2] == (found, aside)


def test_a_long_summary_loses_nothing() -> None:
    long = "Un mot puis un autre. " * 20
    short, detail, said = cells.summary(long.strip(), "Présentation.")
    assert len(short) <= cells.RESUME_LONGEST and short.endswith("…")
    assert long.strip() in detail and detail.endswith("Présentation.")
    assert said and "raccourci" in said


def test_a_summary_cut_inside_a_word_is_ended() -> None:
    short, detail, said = cells.summary("Un accueil pour tou", "Un accueil pour tous, ici.")
    assert (short, detail) == ("Un accueil pour…", "Un accueil pour tous, ici.")
    assert said


@pytest.mark.parametrize(("name", "worded"), [
    ("LA FERTE SUR AUBE", "La Ferte sur Aube"), ("L'HAY-LES-ROSES", "L'Hay-les-Roses"),
    ("Le Hom", "Le Hom"),
])
def test_capitals(name: str, worded: str) -> None:
    assert cells.worded(name) == worded


@pytest.mark.parametrize(("department", "text", "kept", "mobiles", "aside"), cases("telephones"))
def test_phones(
    department: str, text: str, kept: list[str], mobiles: list[str], aside: list[str]
) -> None:
    read = reach.phones(text, department)
    assert (read.kept, read.mobiles, read.aside) == (kept, mobiles, aside)


@pytest.mark.parametrize(("address", "around", "service"), cases("courriels"))
def test_mails_of_desks_and_of_people(address: str, around: str, service: str) -> None:
    assert reach.of_service(address, around) is (service == "oui")


def test_mails_of_a_cell() -> None:
    assert reach.mails("mailto:A@b.example.org; c@d.example.org | pas d'adresse") == (
        ["a@b.example.org", "c@d.example.org"], ["pas", "d'adresse"]
    )


@pytest.mark.parametrize(("text", "expected"), cases("horaires"))
def test_hours(text: str, expected: list[str]) -> None:
    assert plain(opening.sentences(text)) == expected


@pytest.mark.parametrize("case", cases("jours"))
def test_hours_of_france_services(case: dict[str, Any]) -> None:
    days = {day: case[day] for day in opening.DAYS if day in case}
    said, left, repaired = opening.of_days(days)
    assert plain(said) == case["dit"]
    assert left == case.get("brut")
    assert repaired is (case.get("repare") == "oui" or case.get("repare") is True)


def test_hours_left_as_they_are_have_french_days() -> None:
    assert opening.readable("Mo-Fr 08:22; PH off") == "lundi-vendredi 08:22; jours fériés fermé"
    assert opening.sentences(opening.from_french_notation("Mo 9h-12h30"))


@pytest.mark.parametrize("case", cases("listes"))
def test_lists(case: dict[str, Any]) -> None:
    read = read_list(case["texte"], case["colonne"])
    assert (read.codes, read.aside, read.lost) == (
        case.get("codes", {}), case.get("aside", {}), case.get("perdu", [])
    )


def test_every_label_of_the_standard_is_read_in_its_column() -> None:
    from faire_avec.directory.choices import CHOICES

    fields = {name: column for column in LISTED for name in read_list("x", column).aside}
    columns = {**fields, "publics": "publics_specifiquement_adresses",
               "besoins": "prise_en_charge_specifique", "labels": "formations_labels",
               "programmes": "dispositif_programmes_nationaux"}
    for name, labels in CHOICES.items():
        for code, label in labels.items():
            written = code if name == "typologies" else label
            assert read_list(written, columns[name]).codes == {name: [code]}, label


@pytest.mark.parametrize("case", cases("communes"))
def test_communes(case: dict[str, Any]) -> None:
    found = finder(territory()).find(
        case["nom"], case.get("postal"), case.get("insee"), case.get("ecrit")
    )
    commune = found.commune.code if found and found.commune else None
    assert commune == case.get("commune")
    assert (found.locality if found else None) == case.get("localite")
    if "departement" in case:
        assert found and found.department == case["departement"]
    elif commune is None:
        assert found is None
