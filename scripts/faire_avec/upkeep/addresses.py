"""Every web address a guide gives, and where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urldefrag

from faire_avec.corpus import Corpus, Table
from faire_avec.language.prose import web_links
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Leaf, Location, leaves
from faire_avec.model.types import Kind


def addresses(corpus: Corpus) -> dict[str, list[str]]:
    """Addresses without their fragment, each with the ``file:line`` that give it."""
    found: dict[str, list[str]] = {}
    for url, document, location in _all(corpus):
        line = document.position(location)[0]
        found.setdefault(urldefrag(url).url, []).append(f"{document.path}:{line}")
    return {url: list(dict.fromkeys(places)) for url, places in found.items()}


def _all(corpus: Corpus) -> Iterator[tuple[str, Document, Location]]:
    tables: tuple[Table[Any], ...] = (corpus.tables.sources, corpus.tables.contacts)
    for table in tables:
        for key, entry in table.entries.items():
            for url, location in _in(leaves(entry)):
                yield url, table.document, (key, *location)
    for sheet in corpus.sheets.values():
        for url, location in _in(sheet.of_kind(Kind.URL, Kind.PROSE)):
            yield url, sheet.document, location


def _in(texts: Iterable[Leaf]) -> Iterator[tuple[str, Location]]:
    for location, text, role in texts:
        if role.kind is Kind.URL:
            yield text, location
        elif role.kind is Kind.PROSE:
            for _, url in web_links(text):
                if url.startswith(("http://", "https://")):
                    yield url, location
