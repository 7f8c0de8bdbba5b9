"""The open data: every reference inside leads somewhere, every file is what is described."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import OpenAPIV31SpecValidator

from exports.conftest import ADDRESS
from faire_avec.corpus import Corpus
from faire_avec.exports.api._shapes import FicheEntiere
from faire_avec.model import SHEET_TYPES

ROOT = "api/v1/"
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"
FILES = (
    "index", "fiches", "contacts", "sources", "vocabulaires", "relations", "changements",
)


def read(published: dict[str, str], name: str) -> Any:
    return json.loads(published[f"{ROOT}{name}.json"])


@pytest.fixture(scope="session")
def described(published: dict[str, str]) -> Any:
    return read(published, "openapi")


def test_the_description_is_sound(described: Any) -> None:
    errors = list(OpenAPIV31SpecValidator(described).iter_errors())
    assert errors == []
    # The validator does see faults.
    broken = {**described, "paths": {"/x": {"get": {"responses": {"200": {}}}}}}
    assert list(OpenAPIV31SpecValidator(broken).iter_errors())


def test_the_description_names_every_file_and_only_those(
    described: Any, published: dict[str, str], guide: Corpus
) -> None:
    files = {path.removeprefix(ROOT) for path in published if path.startswith(ROOT)}
    for path, methods in described["paths"].items():
        names = {path.removeprefix("/")}
        for parameter in methods["get"].get("parameters", ()):
            values = parameter["schema"].get("enum") or list(guide.sheets)
            names = {name.replace(f"{{{parameter['name']}}}", value)
                     for name in names for value in values}
            assert parameter["example"] in values
        assert names <= files
        files -= names
    assert files == {"openapi.json"}


def test_the_server_is_where_the_file_is(
    described: Any, homeless: dict[str, str]
) -> None:
    assert described["servers"] == [{"url": f"{ADDRESS}api/v1"}]
    assert json.loads(homeless[f"{ROOT}openapi.json"])["servers"] == [{"url": "../v1"}]


def validator(described: Any, name: str) -> Draft202012Validator:
    schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_what_is_described(
    name: str, described: Any, published: dict[str, str]
) -> None:
    answer = described["paths"][f"/{name}.json"]["get"]["responses"]["200"]
    shape = answer["content"]["application/json"]["schema"]["$ref"].rsplit("/", 1)[1]
    content = read(published, name)
    validator(described, shape).validate(content)
    assert (content["version"], content["licence"]) == (1, LICENCE)
    assert not validator(described, shape).is_valid({**content, "version": "x"})


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_every_sheet_is_what_is_described(
    kind: str, described: Any, published: dict[str, str], guide: Corpus
) -> None:
    whole = validator(described, FicheEntiere.__name__)
    for sheet in guide.of(SHEET_TYPES[kind].model):
        content = read(published, f"fiches/{sheet.id}")
        whole.validate(content)
        assert content["licence"] == LICENCE
        # Nothing is lost: the file gives back the sheet.
        assert sheet.type.model.model_validate(content["fiche"]) == sheet.fiche
        assert not whole.is_valid({**content, "fiche": {"titre": "Autre"}})


def addresses(content: Any) -> Iterator[str]:
    """Every address and file name a file gives."""
    if isinstance(content, dict):
        for key, value in content.items():
            if key in ("adresse", "donnees", "flux", "modele") and isinstance(value, str):
                yield value
            elif key == "fichiers":
                yield from value.values()
            elif key not in ("fiche", "contact"):  # there « adresse » is that of a street
                yield from addresses(value)
    elif isinstance(content, list):
        for item in content:
            yield from addresses(item)


def test_every_address_leads_to_a_file_or_a_page(
    published: dict[str, str], guide: Corpus
) -> None:
    pages = {sheet.url for sheet in guide.sheets.values()}
    pages |= {f"{kind.folder}/" for kind in SHEET_TYPES.values()}
    seen = 0
    for path, text in published.items():
        if path.startswith(ROOT) and path.endswith(".json") and not path.startswith(
            (f"{ROOT}schema/", f"{ROOT}openapi")
        ):
            for address in addresses(json.loads(text)):
                assert address.split("#")[0] in pages or address in published, (path, address)
                seen += 1
    assert seen > 3 * len(guide.sheets)


def test_every_id_is_that_of_a_sheet(published: dict[str, str], guide: Corpus) -> None:
    known = set(guide.sheets)
    assert {item["id"] for item in read(published, "index")["fiches"]} == known
    graph = read(published, "relations")
    kinds = {kind["nom"] for kind in graph["relations"]}
    for arc in graph["liens"]:
        assert {arc["de"], arc["vers"]} <= known and arc["relation"] in kinds
    for name in ("contacts", "sources"):
        for item in read(published, name)[name]:
            assert set(item["fiches"]) <= known
    for item in read(published, "changements")["changements"]:
        assert item["fiche"] in known


def test_relations_are_seen_from_both_ends(published: dict[str, str]) -> None:
    stated = {
        (arc["de"], arc["relation"], arc["vers"]) for arc in read(published, "relations")["liens"]
    }
    seen: dict[str, set[tuple[str, str, str]]] = {"vers": set(), "depuis": set()}
    for path, text in published.items():
        if path.startswith(f"{ROOT}fiches/"):
            content = json.loads(text)
            for link in content["relations"]:
                ends = (content["id"], link["relation"], link["fiche"])
                seen[link["sens"]].add(ends if link["sens"] == "vers" else ends[::-1])
    assert seen == {"vers": stated, "depuis": stated}


def test_what_sheets_refer_to_is_published(published: dict[str, str]) -> None:
    contacts = {item["id"] for item in read(published, "contacts")["contacts"]}
    sources = {item["id"] for item in read(published, "sources")["sources"]}
    themes = set(read(published, "vocabulaires")["vocabulaires"]["themes"])
    for path, text in published.items():
        if path.startswith(f"{ROOT}fiches/"):
            fiche = json.loads(text)["fiche"]
            given = fiche.get("contacts", {"personne": [], "professionnel": []})
            assert {*given["personne"], *given["professionnel"]} <= contacts
            assert {item for item in fiche["sources"] if isinstance(item, str)} <= sources
            assert set(fiche["themes"]) <= themes


def test_the_old_file_keeps_its_shape(published: dict[str, str]) -> None:
    content = read(published, "fiches")
    assert list(content) == ["version", "licence", "fiches"]
    assert list(content["fiches"][0]) == [
        "id", "type", "titre", "en_bref", "alias", "adresse", "statut", "verifie_le",
        "a_revoir_le",
    ]


def test_no_machine_path_in_any_file(published: dict[str, str], guide: Corpus) -> None:
    for text in published.values():
        assert str(guide.folder) not in text
        assert not re.search(r'"/(home|tmp|work|root)/', text)
