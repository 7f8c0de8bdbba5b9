"""Every sheet of a folder, indexed: references, relations, back-links, freshness.

The one room everyone passes through: rules, rendering and exports all read it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from faire_avec.corpus.dated import (
    CONTACT,
    Dated,
    dated,
    dated_in,
)
from faire_avec.corpus.due import Judged, due_of, judged, oldest
from faire_avec.corpus.evidence import evidence_span, last_change
from faire_avec.corpus.freshness import (
    LIMITS,
    SOON_DAYS,
    Freshness,
    freshness_on,
    holds_until,
)
from faire_avec.corpus.index import Entry, Index, entry_of
from faire_avec.corpus.ledgers import (
    ADDRESSES,
    ADDRESSES_HEAD,
    LEDGER,
    LEDGER_HEAD,
    REDIRECTIONS,
    Ledgers,
    ledgers_digest,
)
from faire_avec.corpus.recent import ANCHOR, Change, changes, changes_of
from faire_avec.corpus.sheet import Edge, Sheet, read_sheet, sheet_from_text
from faire_avec.corpus.tables import Table, Tables, load_tables, tables_digest, typed_tables
from faire_avec.corpus.texts import Text, sheet_texts, table_texts
from faire_avec.corpus.useful import useful_line
from faire_avec.loading.files import SheetFile, list_files
from faire_avec.machine.collector import collector_paused
from faire_avec.model import Fiche, SheetType
from faire_avec.model.base import SourceEnLigne
from faire_avec.model.relations import RELATIONS, Relation
from faire_avec.model.tables import Source
from faire_avec.model.types import Kind
from faire_avec.problems import Problem

if TYPE_CHECKING:
    from faire_avec.corpus.layers import Layer

ModelT = TypeVar("ModelT", bound=Fiche)


@dataclass(frozen=True)
class Corpus:
    """All that a folder of sheets says, and how its sheets are tied.

    Args:
        folder: the sheets' folder.
        sheets: typed sheets by id, in reading order.
        known_ids: ids of every sheet file, typed or not: a broken sheet does not break the
            links that point to it.
        files: every sheet file met, duplicates included.
        tables: the shared tables.
        outgoing: what each sheet refers to, by its id.
        incoming: what refers to each id.
        layers: what services add to it, from the widest to the nearest; see ``layers``.
    """

    folder: Path
    sheets: Mapping[str, Sheet] = field(default_factory=dict)
    known_ids: Mapping[str, SheetType] = field(default_factory=dict)
    files: tuple[SheetFile, ...] = ()
    tables: Tables = field(default_factory=Tables)
    outgoing: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    incoming: Mapping[str, tuple[Edge, ...]] = field(default_factory=dict)
    layers: tuple[Layer, ...] = ()

    def of(self, model: type[ModelT]) -> list[Sheet[ModelT]]:
        """Sheets of one type, by the model of their fields, in reading order."""
        return [
            cast("Sheet[ModelT]", self.sheets[name]) for name, kind in self.known_ids.items()
            if kind.model is model and name in self.sheets
        ]

    def link(self, sheet_id: str) -> tuple[str, str] | None:
        """Address, from the site's root, and title of a sheet: all that a link to it shows."""
        sheet = self.sheets.get(sheet_id)
        return (sheet.url, sheet.fiche.titre) if sheet else None

    def title(self, sheet_id: str) -> str:
        """Title of a sheet, or its id when it could not be typed."""
        found = self.link(sheet_id)
        return found[1] if found else sheet_id

    def link_text(self, sheet_id: str) -> tuple[str, str] | None:
        """A link as plain text says it (see ``prose.plain``): no address, the sheet's title."""
        found = self.link(sheet_id)
        return ("", found[1]) if found else None

    def term(self, vocabulary: str, word: str) -> str:
        """Label of a vocabulary word, or the word itself when it is unknown."""
        found = self.tables.vocabularies.get(vocabulary, {}).get(word)
        return found.libelle if found else word

    def related(self, sheet_id: str) -> list[tuple[Relation, list[str]]]:
        """Relations the sheet states: each with the ids it points to."""
        return [
            (relation, targets)
            for relation in RELATIONS.values()
            if (targets := _unique(
                edge.target for edge in self.outgoing.get(sheet_id, ())
                if edge.relation == relation.name and self.link(edge.target)
            ))
        ]

    def related_from(self, sheet_id: str) -> list[tuple[Relation, list[str]]]:
        """Relations that point to the sheet: each with the ids that state it."""
        return [
            (relation, origins)
            for relation in RELATIONS.values()
            if (origins := _unique(
                edge.origin for edge in self.incoming.get(sheet_id, ())
                if edge.relation == relation.name
            ))
        ]

    def cited_by(self, sheet_id: str) -> list[str]:
        """Sheets that mention this one outside any typed relation."""
        typed = {
            edge.origin for edge in self.incoming.get(sheet_id, ()) if edge.relation is not None
        }
        return _unique(
            edge.origin for edge in self.incoming.get(sheet_id, ())
            if edge.relation is None and edge.origin not in typed and edge.origin != sheet_id
        )

    def sources_of(self, sheet: Sheet) -> list[tuple[str | None, Source | SourceEnLigne]]:
        """Every source of a sheet, listed or cited beside a fact, without repeat."""
        found: dict[str, tuple[str | None, Source | SourceEnLigne]] = {}
        for cited in sheet.fiche.sources:
            if isinstance(cited, SourceEnLigne):
                found[cited.url] = (None, cited)
            elif cited in self.tables.sources.entries:
                found[cited] = (cited, self.tables.sources.entries[cited])
        for _, text, _ in sheet.of_kind(Kind.SOURCE):
            if text in self.tables.sources.entries:
                found.setdefault(text, (text, self.tables.sources.entries[text]))
        return list(found.values())

    def index(self) -> Index:
        """The names and references of every file, for the whole-guide rules."""
        first = {sheet.document.path: sheet for sheet in self.sheets.values()}
        return Index.of(
            (entry_of(file, first.get(file.shown)) for file in self.files),
            self.tables,
            lambda entry: first[entry.path].document if entry.path in first else None,
        )


def _unique(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(values))


def load(folder: Path) -> tuple[Corpus, list[Problem]]:
    """Read every sheet and table of a folder.

    Args:
        folder: the sheets' folder.

    Returns:
        The corpus of what could be typed, and every problem met while reading.

    Raises:
        FileNotFoundError: when the folder does not exist.
    """
    with collector_paused():
        return _load(folder)


def _load(folder: Path) -> tuple[Corpus, list[Problem]]:
    listing = list_files(folder)
    tables, problems = load_tables(folder, listing)
    problems = [*listing.problems, *problems]
    sheets: dict[str, Sheet] = {}
    known_ids: dict[str, SheetType] = {}
    for file in listing.sheets:
        sheet, found = read_sheet(file)
        problems += found
        if file.id not in known_ids and sheet is not None:
            sheets[file.id] = sheet
        known_ids.setdefault(file.id, file.type)
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for sheet in sheets.values():
        for edge in sheet.edges:
            incoming[edge.target].append(edge)
    return Corpus(
        folder, sheets, known_ids, listing.sheets, tables,
        {sheet.id: sheet.edges for sheet in sheets.values()},
        {target: tuple(edges) for target, edges in incoming.items()},
    ), problems


__all__ = [
    "ADDRESSES", "ADDRESSES_HEAD", "ANCHOR", "CONTACT", "LEDGER", "LEDGER_HEAD", "LIMITS",
    "REDIRECTIONS", "SOON_DAYS", "Change", "Corpus", "Dated", "Edge", "Entry", "Freshness", "Index",
    "Judged", "Ledgers", "Sheet", "Table", "Tables", "Text", "changes", "changes_of",
    "dated", "dated_in", "due_of", "entry_of", "evidence_span", "freshness_on", "holds_until",
    "judged", "last_change", "ledgers_digest", "load", "load_tables", "oldest", "read_sheet",
    "sheet_from_text", "sheet_texts", "table_texts", "tables_digest", "typed_tables",
    "useful_line",
]
