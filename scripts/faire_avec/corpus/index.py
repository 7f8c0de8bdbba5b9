"""The little that a whole-guide check needs of each sheet: names and references.

Small enough to be kept between two runs, so that checking one sheet does not read the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from faire_avec.corpus.sheet import Edge, Sheet
from faire_avec.corpus.tables import Tables
from faire_avec.loading.files import SheetFile
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Location
from faire_avec.problems import Problem, Rule


@dataclass(frozen=True)
class Entry:
    """A sheet file as the rest of the guide sees it.

    Args:
        id: its identifier.
        type: name of its sheet type.
        path: its file, for the author.
        titre: its title; None when the sheet could not be typed.
        alias: its other names.
        anciens_ids: ids it used to have.
        edges: references it makes.
    """

    id: str
    type: str
    path: str
    titre: str | None = None
    alias: tuple[str, ...] = ()
    anciens_ids: tuple[str, ...] = ()
    edges: tuple[Edge, ...] = ()


def entry_of(file: SheetFile, sheet: Sheet | None) -> Entry:
    """The entry of a file, typed or not."""
    if sheet is None:
        return Entry(file.id, file.type.name, file.shown)
    fiche = sheet.fiche
    return Entry(
        file.id, file.type.name, file.shown, fiche.titre, tuple(fiche.alias),
        tuple(fiche.anciens_ids), sheet.edges,
    )


@dataclass(frozen=True)
class Index:
    """Every entry of a guide.

    Args:
        entries: in reading order, duplicates included.
        tables: the shared tables.
        document: gives back the document of an entry, to place a problem.
    """

    entries: tuple[Entry, ...]
    tables: Tables
    document: Callable[[Entry], Document | None]
    types: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls, entries: Iterable[Entry], tables: Tables,
        document: Callable[[Entry], Document | None],
    ) -> Index:
        """Index entries by id; the first of two entries with the same id holds it."""
        listed = tuple(entries)
        types: dict[str, str] = {}
        for entry in listed:
            types.setdefault(entry.id, entry.type)
        return cls(listed, tables, document, types)

    def problem(
        self, entry: Entry, location: Location, rule: Rule, message: str,
        suggestion: str | None = None,
    ) -> Problem:
        """A problem placed at ``location`` in an entry's file."""
        document = self.document(entry)
        line, column = document.position(location) if document else (1, 1)
        return Problem(entry.path, line, column, rule, message, suggestion)
