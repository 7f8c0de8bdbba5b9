"""``assets/search/known.json`` and ``assets/search/index/``: what the search knows of the guide.

The page ``docs/developing/search.md`` tells how it is made and read.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports.search.passages import Entry, entries, entry_types
from faire_avec.exports.search.postings import both_ways, index
from faire_avec.exports.search.shelves import files
from faire_avec.places import PRES_D_ICI

# Types that one names when one looks for them.
ORGANISMS = frozenset({"plateforme", "reseau"})


def exports(edition: Edition) -> Iterator[Export]:
    """The files of the search."""
    corpus = edition.corpus
    ordered, organisms = in_order(entries(corpus))
    postings = index(ordered, both_ways(corpus.tables.synonyms))
    yield from files(
        ordered, organisms, postings, corpus.tables.neighbours.entries,
        near=PRES_D_ICI if edition.directory else None,
    )


def in_order(found: Iterator[Entry]) -> tuple[list[Entry], int]:
    """The entries, organisms first, and how many organisms there are."""
    kinds = [name for name, _, _ in entry_types()]
    ordered = sorted(found, key=lambda one: kinds[one.type] not in ORGANISMS)
    return ordered, sum(kinds[one.type] in ORGANISMS for one in ordered)
