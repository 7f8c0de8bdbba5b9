"""The data the form is made from: complete, and small enough to be fetched."""

from __future__ import annotations

import json

import pytest

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports.form import FOLDER, exports
from faire_avec.model import SHEET_TYPES
from faire_avec.model.compact import compact
from samples import TODAY


def files(guide: Corpus) -> dict[str, str]:
    return {one.path: str(one.content) for one in exports(Edition(guide, TODAY))}


def test_one_file_per_type_and_one_for_all(guide: Corpus) -> None:
    expected = {f"{FOLDER}/{name}.json" for name in (*SHEET_TYPES, "common", "sources")}
    assert set(files(guide)) == expected


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_every_field_of_the_model_is_there(kind: str) -> None:
    described = compact(SHEET_TYPES[kind])
    root = described["blocs"][described["racine"]]
    assert [one["nom"] for one in root["champs"]] == list(SHEET_TYPES[kind].model.model_fields)


def test_every_form_has_a_control_and_every_block_a_description() -> None:
    known = {"texte", "date", "date-partielle", "oui-non", "nombre", "choix", "liste", "bloc",
             "texte-ou-bloc"}
    for kind in SHEET_TYPES.values():
        described = compact(kind)
        stack = [one["forme"] for block in described["blocs"].values() for one in block["champs"]]
        while stack:
            form = stack.pop()
            assert form["genre"] in known
            stack += [form[key] for key in ("de", "texte") if key in form]
            assert "bloc" not in form or form["bloc"] in described["blocs"]


def test_the_words_and_names_are_those_of_the_tables(guide: Corpus) -> None:
    shared = json.loads(files(guide)[f"{FOLDER}/common.json"])
    sources = json.loads(files(guide)[f"{FOLDER}/sources.json"])["sources"]
    assert {row[0] for row in sources} == set(guide.tables.sources.entries)
    assert {row[0] for row in shared["contacts"]} == set(guide.tables.contacts.entries)
    assert {row[0] for row in shared["fiches"]} == set(guide.sheets)
    assert set(shared["vocabulaires"]) == set(guide.tables.vocabularies)


def test_what_a_form_fetches_stays_light(guide: Corpus) -> None:
    sizes = {path: len(text.encode()) for path, text in files(guide).items()}
    assert sizes.pop(f"{FOLDER}/sources.json") < 200_000
    assert max(sizes.values()) < 45_500
