"""JSON Schema of each sheet type, made from the models, for editors that complete and hover."""

from __future__ import annotations

import json
from typing import Any

from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.model import shared as browser
from faire_avec.model.tables import Terme

FOLDER = "docs/schema"
Vocabularies = dict[str, dict[str, Terme]]


def schema_name(sheet_type: SheetType) -> str:
    """File name of the schema of a type."""
    return f"{sheet_type.name}.schema.json"


def sheet_schema(sheet_type: SheetType, vocabularies: Vocabularies) -> dict[str, Any]:
    """JSON Schema (2020-12) of a sheet type.

    Args:
        sheet_type: the type.
        vocabularies: words that controlled fields accept, by vocabulary.
    """
    schema = sheet_type.model.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_with_words(schema, vocabularies),
        "title": sheet_type.label,
    }


def schema_text(sheet_type: SheetType, vocabularies: Vocabularies) -> str:
    """The schema of a sheet type, as the text of its file."""
    return _text(sheet_schema(sheet_type, vocabularies))


def _with_words(node: Any, vocabularies: Vocabularies) -> Any:
    """The schema where each controlled text lists the words of its vocabulary."""
    if isinstance(node, list):
        return [_with_words(item, vocabularies) for item in node]
    if not isinstance(node, dict):
        return node
    found = {key: _with_words(value, vocabularies) for key, value in node.items()}
    name = found.pop("x-vocabulaire", None)
    if isinstance(name, str):
        words = vocabularies.get(name, {})
        found = {
            "type": "string",
            "enum": list(words),
            "description": "; ".join(f"{word} : {term.libelle}" for word, term in words.items()),
        }
    elif found.get("type") == "string" and "format" not in found:
        # An editor reads 2018 or 3949 as a number; here every scalar is text.
        found["type"] = ["string", "number"]
    return found


def editor_settings() -> dict[str, Any]:
    """Settings that tell an editor which schema goes with which folder."""
    return {
        "yaml.schemas": {
            f"./{FOLDER}/{schema_name(kind)}": f"fiches/{kind.folder}/*.yml"
            for kind in SHEET_TYPES.values()
        },
        "yaml.format.enable": False,
        "files.encoding": "utf8",
        "files.eol": "\n",
    }


def generated_files(vocabularies: Vocabularies) -> dict[str, str]:
    """Every file that ``make schema`` writes, by path from the project's root."""
    files = {
        f"{FOLDER}/{schema_name(kind)}": schema_text(kind, vocabularies)
        for kind in SHEET_TYPES.values()
    }
    files[".vscode/settings.json"] = _text(editor_settings())
    files[browser.PATH] = browser.shared_module()
    return files


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
