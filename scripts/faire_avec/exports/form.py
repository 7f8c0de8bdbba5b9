"""``assets/form/fields/``: what the form in the site is made from, as data.

One file per sheet type (its fields, from the models); ``common.json``: words of the vocabularies,
names that a sheet may cite, official domains; ``sources.json``, the heaviest, fetched
when the form is first used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.model import SHEET_TYPES
from faire_avec.model.compact import compact

FOLDER = "assets/form/fields"


def exports(edition: Edition) -> Iterator[Export]:
    """The description of each type, then what they share."""
    corpus = edition.corpus
    for sheet_type in SHEET_TYPES.values():
        yield Export(f"{FOLDER}/{sheet_type.name}.json", _text(compact(sheet_type)))
    yield Export(f"{FOLDER}/common.json", _text(_shared(corpus)))
    yield Export(f"{FOLDER}/sources.json", _text({"version": 1, "sources": [
        [key, f"{source.titre}, {source.editeur}"]
        for key, source in corpus.tables.sources.entries.items()
    ]}))


def _shared(corpus: Corpus) -> dict[str, Any]:
    tables = corpus.tables
    return {
        "version": 1,
        "vocabulaires": {
            name: [[word, term.libelle] for word, term in words.items()]
            for name, words in tables.vocabularies.items()
        },
        "fiches": [
            [sheet.id, sheet.type.name, sheet.fiche.titre] for sheet in corpus.sheets.values()
        ],
        "domaines": [
            [name, 1] if domain.etendue == "hote" else [name]
            for name, domain in tables.domains.entries.items()
        ],
        "contacts": [[key, contact.nom] for key, contact in tables.contacts.entries.items()],
    }


def _text(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
