"""The OpenAPI 3.1 description, made from the shapes and from the models of the sheets."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from faire_avec.corpus.edition import Edition
from faire_avec.exports._licence import LICENCE, LICENCE_NAME
from faire_avec.exports.api._paths import FILES, ROOT
from faire_avec.exports.api._shapes import FicheEntiere
from faire_avec.model import SHEET_TYPES
from faire_avec.model.schema import schema_name
from faire_avec.model.types import SLUG_PATTERN


def openapi(edition: Edition) -> str:
    """The document, as JSON text."""
    # From this very file, when the site does not know its own address.
    server = (edition.absolute(ROOT) or "../v1").rstrip("/")
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": "Faire avec, données ouvertes",
            "version": "1",
            "summary": "Le guide entier en fichiers JSON, sans compte ni clé.",
            "description": "Des fichiers écrits d'avance : rien n'est calculé à la demande. Les "
            "adresses données par les fichiers partent de la racine du site. Une clé peut "
            "s'ajouter ; aucune ne change de sens sans changer de version.",
            "license": {"name": LICENCE_NAME, "url": LICENCE},
        },
        "servers": [{"url": server}],
        "paths": _paths(next(iter(edition.corpus.sheets), "caf")),
        "components": {"schemas": _schemas()},
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def _paths(example: str) -> dict[str, Any]:
    paths = {
        f"/{one.file}": _reading(one.name, one.summary, one.media, _reference(one.shape))
        for one in FILES if one.shape
    }
    paths["/fiches/{id}.json"] = _reading(
        "fiche", "Une fiche, en entier", "application/json", _reference(FicheEntiere),
        _parameter("id", {"type": "string", "pattern": SLUG_PATTERN}, example),
    )
    paths["/schema/{modele}"] = _reading(
        "schema", "Le schéma JSON du fichier YAML d'une fiche", "application/schema+json",
        {"type": "object"},
        _parameter("modele", {"enum": [schema_name(kind) for kind in SHEET_TYPES.values()]},
                   schema_name(next(iter(SHEET_TYPES.values())))),
    )
    paths |= {
        f"/{one.file}": _reading(one.name, one.summary, one.media, {"type": "string"})
        for one in FILES if one.shape is None
    }
    return paths


def _reading(
    name: str, summary: str, media: str, schema: dict[str, Any],
    parameter: dict[str, Any] | None = None,
) -> dict[str, Any]:
    operation: dict[str, Any] = {"operationId": name, "summary": summary}
    responses: dict[str, Any] = {
        "200": {"description": "Le fichier.", "content": {media: {"schema": schema}}},
    }
    if parameter is not None:
        operation["parameters"] = [parameter]
        responses["404"] = {"description": "Ce fichier n'existe pas."}
    return {"get": {**operation, "responses": responses}}


def _parameter(name: str, schema: dict[str, Any], example: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema, "example": example}


def _reference(model: type[BaseModel]) -> dict[str, Any]:
    return {"$ref": f"#/components/schemas/{model.__name__}"}


@lru_cache(maxsize=1)
def _schemas() -> dict[str, Any]:
    """The shapes, and what each type of sheet puts under ``fiche``."""
    kinds: list[type[BaseModel]] = [kind.model for kind in SHEET_TYPES.values()]
    shapes: list[type[BaseModel]] = [one.shape for one in FILES if one.shape]
    shapes += [FicheEntiere, *kinds]
    _, described = models_json_schema(
        [(model, "serialization") for model in shapes],
        ref_template="#/components/schemas/{model}",
    )
    schemas: dict[str, Any] = described["$defs"]
    sheet = schemas[FicheEntiere.__name__]["properties"]["fiche"]
    sheet.pop("$ref", None)
    sheet["oneOf"] = [_reference(kind) for kind in kinds]
    del schemas["Fiche"]
    return schemas
