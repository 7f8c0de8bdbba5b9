"""Every sheet of a folder, indexed: references, relations, back-links, freshness.

The one room everyone passes through: rules, rendering and exports all read a ``Corpus``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from faire_avec.loading import codes
from faire_avec.loading.files import (
    MAX_SHEET_BYTES,
    MAX_TABLE_BYTES,
    Listing,
    SheetFile,
    list_files,
    read_text,
    shown_path,
)
from faire_avec.loading.nodes import Document, Refused, parse
from faire_avec.loading.typed import build
from faire_avec.memory import collector_paused
from faire_avec.model import Fiche, SheetType
from faire_avec.model.base import SourceEnLigne
from faire_avec.model.introspect import Leaf, Location, leaves
from faire_avec.model.relations import RELATIONS, Relation
from faire_avec.model.tables import TABLES, VOCABULARIES, Contact, Domaine, Source, Terme
from faire_avec.model.types import Kind
from faire_avec.problems import Problem
from faire_avec.prose import sheet_links
from faire_avec.suggest import closest

TableT = TypeVar("TableT", bound=BaseModel)


class Freshness(StrEnum):
    """How old the evidence of a sheet or fact is, against its review period."""

    FRESH = "a-jour"
    SOON = "bientot"
    LATE = "en-retard"


SOON_DAYS = 30
LEDGER = "identifiants-publies.txt"
LEDGER_HEAD = """\
# Identifiants publiés. Une ligne n'est jamais retirée : des cours y renvoient.
# Pour ajouter les nouvelles fiches : faire-avec registre
"""


def freshness_on(checked: date, review_days: int, today: date) -> Freshness:
    """Freshness of evidence dated ``checked``.

    Args:
        checked: date of the evidence.
        review_days: days the evidence holds.
        today: the day of reading.
    """
    due = checked + timedelta(days=review_days)
    if today > due:
        return Freshness.LATE
    if today > due - timedelta(days=SOON_DAYS):
        return Freshness.SOON
    return Freshness.FRESH


@dataclass(frozen=True)
class Edge:
    """A reference from one sheet to another.

    Args:
        origin: id of the sheet that refers.
        target: id it refers to, known or not.
        relation: name of the typed relation; None for a plain mention.
        location: where the reference stands in the origin.
        offset: place of a ``[[link]]`` in its text, None for a reference field.
        allowed: sheet types the field accepts; empty means any.
    """

    origin: str
    target: str
    relation: str | None
    location: Location
    offset: int | None = None
    allowed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A sheet that could be read and typed."""

    id: str
    type: SheetType
    fiche: Fiche
    document: Document
    leaves: tuple[Leaf, ...]

    @cached_property
    def _by_kind(self) -> dict[Kind, list[Leaf]]:
        groups: dict[Kind, list[Leaf]] = defaultdict(list)
        for leaf in self.leaves:
            groups[leaf[2].kind].append(leaf)
        return groups

    def of_kind(self, *kinds: Kind) -> list[Leaf]:
        """Its text leaves of the given kinds."""
        if len(kinds) == 1:
            return self._by_kind.get(kinds[0], [])
        return [leaf for kind in kinds for leaf in self._by_kind.get(kind, ())]

    @property
    def url(self) -> str:
        """Address of its page, from the root of the site, without leading slash."""
        return f"{self.type.folder}/{self.id}/"

    @property
    def review_days(self) -> int:
        return self.fiche.a_revoir_tous_les or self.type.review_days

    @property
    def due(self) -> date:
        """Day after which its evidence is late."""
        return self.fiche.verifie_le + timedelta(days=self.review_days)


@dataclass(frozen=True)
class Table(Generic[TableT]):
    """One shared table: its entries and the file they come from."""

    entries: dict[str, TableT]
    document: Document


@dataclass
class Corpus:
    """All that a folder of sheets says, and how its sheets are tied.

    Args:
        folder: the sheets' folder.
        sheets: typed sheets by id, in reading order.
        known_ids: ids of every sheet file, typed or not: a broken sheet does not break the
            links that point to it.
        sources, contacts, domains: shared tables.
        vocabularies: terms by vocabulary name.
        files: every sheet file met, duplicates included.
        published: line and id of every entry of the ledger of published ids.
        published_shown: the ledger's name for the author.
    """

    folder: Path
    sheets: dict[str, Sheet] = field(default_factory=dict)
    known_ids: dict[str, SheetType] = field(default_factory=dict)
    files: tuple[SheetFile, ...] = ()
    sources: Table[Source] = field(default_factory=lambda: _empty_table("sources"))
    contacts: Table[Contact] = field(default_factory=lambda: _empty_table("contacts"))
    domains: Table[Domaine] = field(default_factory=lambda: _empty_table("domaines"))
    vocabularies: dict[str, dict[str, Terme]] = field(default_factory=dict)
    vocabulary_document: Document = field(
        default_factory=lambda: Document("vocabulaires.yml", None, None)
    )
    published: tuple[tuple[int, str], ...] = ()
    published_shown: str = "identifiants-publies.txt"
    outgoing: dict[str, tuple[Edge, ...]] = field(default_factory=dict)
    incoming: dict[str, tuple[Edge, ...]] = field(default_factory=dict)

    def of_type(self, name: str) -> list[Sheet]:
        """Sheets of one type, in reading order."""
        return [sheet for sheet in self.sheets.values() if sheet.type.name == name]

    def title(self, sheet_id: str) -> str:
        """Title of a sheet, or its id when it could not be typed."""
        sheet = self.sheets.get(sheet_id)
        return sheet.fiche.titre if sheet else sheet_id

    def term(self, vocabulary: str, word: str) -> str:
        """Label of a vocabulary word, or the word itself when it is unknown."""
        found = self.vocabularies.get(vocabulary, {}).get(word)
        return found.libelle if found else word

    def related(self, sheet_id: str) -> list[tuple[Relation, list[str]]]:
        """Relations the sheet states: each with the ids it points to."""
        return [
            (relation, targets)
            for relation in RELATIONS.values()
            if (targets := _unique(
                edge.target for edge in self.outgoing.get(sheet_id, ())
                if edge.relation == relation.name and edge.target in self.sheets
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
            elif cited in self.sources.entries:
                found[cited] = (cited, self.sources.entries[cited])
        for _, text, _ in sheet.of_kind(Kind.SOURCE):
            if text in self.sources.entries:
                found.setdefault(text, (text, self.sources.entries[text]))
        return list(found.values())


def _unique(values: Iterator[str] | Any) -> list[str]:
    return list(dict.fromkeys(values))


def _empty_table(name: str) -> Table[Any]:
    return Table({}, Document(f"{name}.yml", None, None))


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
    problems = list(listing.problems)
    corpus = Corpus(folder, files=listing.sheets)
    for name in TABLES:
        table, found = _load_table(name, listing, folder)
        problems += found
        setattr(corpus, "domains" if name == "domaines" else name, table)
    problems += _load_vocabularies(corpus, listing, folder)
    for file in listing.sheets:
        problems += _load_sheet(corpus, file)
    problems += _load_ledger(corpus, folder)
    _index(corpus)
    return corpus, problems


def _load_ledger(corpus: Corpus, folder: Path) -> list[Problem]:
    path = folder / LEDGER
    corpus.published_shown = shown_path(path, folder)
    if not path.is_file():
        return []
    text = read_text(path, corpus.published_shown, MAX_TABLE_BYTES)
    if isinstance(text, Problem):
        return [text]
    corpus.published = tuple(
        (number, line.strip())
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not line.startswith("#")
    )
    return []


def _load_sheet(corpus: Corpus, file: SheetFile) -> list[Problem]:
    repeated = file.id in corpus.known_ids
    corpus.known_ids.setdefault(file.id, file.type)
    text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
    if isinstance(text, Problem):
        return [text]
    try:
        document, problems = parse(text, file.shown)
    except Refused as refused:
        return [refused.problem]
    if not isinstance(document.data, dict):
        message = "le fichier est vide" if document.data is None else (
            "le fichier ne commence pas par un champ comme «titre: …»"
        )
        return [*problems, Problem(file.shown, 1, 1, codes.NOT_A_MAPPING, message)]
    built = build(file.type.model, document)
    if isinstance(built, list):
        return problems + built
    if not repeated:
        corpus.sheets[file.id] = Sheet(
            file.id, file.type, built, document, tuple(leaves(built))
        )
    return problems


def _read_table(name: str, listing: Listing, folder: Path) -> tuple[Document, list[Problem]]:
    path = listing.tables.get(name)
    if path is None:
        return Document(f"{folder.name}/{name}.yml", None, None), []
    shown = shown_path(path, folder)
    text = read_text(path, shown, MAX_TABLE_BYTES)
    if isinstance(text, Problem):
        return Document(shown, None, None), [text]
    try:
        document, problems = parse(text, shown)
    except Refused as refused:
        return Document(shown, None, None), [refused.problem]
    if document.data is not None and not isinstance(document.data, dict):
        problems.append(
            Problem(shown, 1, 1, codes.NOT_A_MAPPING,
                    "la table ne commence pas par un identifiant comme «mon-identifiant:»")
        )
        document = Document(shown, None, None)
    return document, problems


def _load_table(
    name: str, listing: Listing, folder: Path
) -> tuple[Table[Any], list[Problem]]:
    document, problems = _read_table(name, listing, folder)
    entries: dict[str, BaseModel] = {}
    for key in document.data or {}:
        built = build(TABLES[name], document, (key,))
        if isinstance(built, list):
            problems += built
        else:
            entries[key] = built
    return Table(entries, document), problems


def _load_vocabularies(corpus: Corpus, listing: Listing, folder: Path) -> list[Problem]:
    document, problems = _read_table("vocabulaires", listing, folder)
    corpus.vocabulary_document = document
    for name, words in (document.data or {}).items():
        if name not in VOCABULARIES:
            line, column = document.position((name,), of_key=True)
            problems.append(
                Problem(document.path, line, column, codes.UNKNOWN,
                        f"«{name}» n'est pas un vocabulaire ({', '.join(VOCABULARIES)})",
                        closest(name, VOCABULARIES))
            )
            continue
        if not isinstance(words, dict):
            line, column = document.position((name,))
            problems.append(
                Problem(document.path, line, column, codes.WRONG_SHAPE,
                        f"«{name}» doit être une suite de mots, chacun avec son libellé")
            )
            continue
        terms: dict[str, Terme] = {}
        for word in words:
            built = build(Terme, document, (name, word))
            if isinstance(built, list):
                problems += built
            else:
                terms[word] = built
        corpus.vocabularies[name] = terms
    return problems


def _index(corpus: Corpus) -> None:
    incoming: dict[str, list[Edge]] = defaultdict(list)
    for sheet in corpus.sheets.values():
        edges = tuple(_edges(sheet))
        corpus.outgoing[sheet.id] = edges
        for edge in edges:
            incoming[edge.target].append(edge)
    corpus.incoming = {target: tuple(edges) for target, edges in incoming.items()}


def _edges(sheet: Sheet) -> Iterator[Edge]:
    for location, text, role in sheet.of_kind(Kind.SHEET):
        yield Edge(sheet.id, text, role.relation, location, None, role.targets)
    for location, text, _ in sheet.of_kind(Kind.PROSE):
        for link in sheet_links(text):
            yield Edge(sheet.id, link.target, None, location, link.start)
