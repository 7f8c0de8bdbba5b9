"""One definition: the committed schemas and the models say the same thing."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from faire_avec.corpus import Corpus
from faire_avec.model import SHEET_TYPES
from faire_avec.model.describe import describe
from faire_avec.model.schema import generated_files, sheet_schema
from faire_avec.model.tables import TABLES, Terme
from faire_avec.rendering.pages._reference import reference
from noderun import Node
from samples import ROOT


def test_the_committed_schemas_are_those_of_the_models(guide: Corpus) -> None:
    for name, text in generated_files(guide.tables.vocabularies).items():
        assert (ROOT / name).read_text(encoding="utf-8") == text, f"{name} : lancez make schema"


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_every_real_sheet_follows_the_published_schema(kind: str, guide: Corpus) -> None:
    schema = sheet_schema(SHEET_TYPES[kind], guide.tables.vocabularies)
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    for sheet in guide.of(SHEET_TYPES[kind].model):
        path = ROOT / "fiches" / sheet.type.folder / f"{sheet.id}.yml"
        # What an editor sees: YAML 1.2, where a day is a text.
        data = YAML(typ="safe", pure=True).load(path.read_text(encoding="utf-8"))
        plain = json.loads(json.dumps(data, default=str))
        assert [error.message for error in validator.iter_errors(plain)] == [], sheet.id


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_the_schema_refuses_what_the_model_refuses(kind: str, guide: Corpus) -> None:
    validator = Draft202012Validator(sheet_schema(SHEET_TYPES[kind], guide.tables.vocabularies))
    assert not validator.is_valid({})
    assert not validator.is_valid({"champ_inconnu": "x"})


@pytest.mark.parametrize(
    "model",
    [*(kind.model for kind in SHEET_TYPES.values()), *TABLES.values(), Terme],
    ids=lambda model: model.__name__,
)
def test_every_field_is_named_and_explained_in_french(model) -> None:  # type: ignore[no-untyped-def]
    fields, blocks = reference(model)
    for row in [*fields, *(row for block in blocks for row in block.fields)]:
        assert row.title != row.name and row.title[0].isupper(), row.name
        assert len(row.description) > 5, row.name
    for block in blocks:
        assert block.description.endswith("."), block.title


def test_every_field_of_a_model_is_described() -> None:
    for kind in SHEET_TYPES.values():
        assert [doc.name for doc in describe(kind.model)] == list(kind.model.model_fields)


def test_every_pattern_is_read_by_editors_in_other_languages(guide: Corpus) -> None:
    """JSON Schema asks for the patterns of ECMA-262, which forbids useless escapes."""
    patterns: set[str] = set()

    def note(value: object) -> None:
        if isinstance(value, dict):
            patterns.update(text for key, text in value.items()
                            if key == "pattern" and isinstance(text, str))
            for one in value.values():
                note(one)
        elif isinstance(value, list):
            for one in value:
                note(one)

    for kind in SHEET_TYPES.values():
        note(sheet_schema(kind, guide.tables.vocabularies))
    node = Node()
    try:
        code = "(all) => all.filter((one) => { try { new RegExp(one, 'u'); return false; } " \
               "catch { return true; } })"
        assert node.evaluate(code, [*sorted(patterns), r'\"']) == [r'\"']
    finally:
        node.close()
    assert len(patterns) > 4
