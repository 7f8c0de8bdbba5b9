"""``api/v1/``: the whole guide as static JSON files, described by an OpenAPI document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports.api import requirements, reviews, sheet_list
from faire_avec.exports.api._openapi import openapi
from faire_avec.exports.api._paths import MODELS, ROOT, sheet_path
from faire_avec.exports.api._shapes import Fichier
from faire_avec.exports.api._sheets import whole_sheet
from faire_avec.exports.api._tables import (
    answers,
    change_log,
    contacts,
    graph,
    index,
    layers,
    sources,
    words,
)
from faire_avec.model import SHEET_TYPES
from faire_avec.model.schema import schema_name, schema_text


def exports(edition: Edition) -> Iterator[Export]:
    """One file for each sheet, the shared tables, the graph, the change log, the schemas."""
    corpus, kept = edition.corpus, edition.shelf.text
    for sheet_id in corpus.sheets:
        make = partial(_sheet, corpus, sheet_id)
        yield Export(sheet_path(sheet_id), kept(f"api {sheet_id}", make))
    for name, content in (
        ("index", index(corpus)),
        ("reponses", answers(corpus)),
        ("contacts", contacts(corpus)),
        ("calques", layers(corpus)),
        ("sources", sources(corpus)),
        ("vocabulaires", words(corpus)),
        ("relations", graph(corpus)),
        ("changements", change_log(corpus)),
    ):
        yield Export(f"{ROOT}{name}.json", _json(content))
    for kind in SHEET_TYPES.values():
        make = partial(schema_text, kind, corpus.tables.vocabularies)
        yield Export(MODELS + schema_name(kind), kept(f"schema {kind.name}", make))
    yield Export(f"{ROOT}openapi.json", kept("openapi", partial(openapi, edition)))
    for module in (sheet_list, requirements, reviews):
        yield from module.exports(edition)


def _sheet(corpus: Corpus, sheet_id: str) -> str:
    return _json(whole_sheet(corpus, corpus.sheets[sheet_id]))


def _json(content: Fichier) -> str:
    return content.model_dump_json(exclude_none=True)
