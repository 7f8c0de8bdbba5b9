"""One sheet: its typed fields, its texts, the references it makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Generic

from pydantic import BaseModel
from typing_extensions import TypeVar

from faire_avec.language.prose import sheet_links
from faire_avec.loading import codes
from faire_avec.loading.files import MAX_SHEET_BYTES, SheetFile, read_text
from faire_avec.loading.nodes import Document, Refused, parse, text_digest
from faire_avec.loading.typed import build
from faire_avec.model import Fiche, SheetType
from faire_avec.model.introspect import Leaf, Location, blocks, leaves
from faire_avec.model.types import Kind
from faire_avec.problems import Problem

FicheT = TypeVar("FicheT", bound=Fiche, default=Fiche, covariant=True)


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
class Sheet(Generic[FicheT]):
    """A sheet that could be read and typed; ``Sheet[Plateforme]`` when its model is known."""

    id: str
    type: SheetType
    fiche: FicheT
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

    @cached_property
    def blocks(self) -> tuple[tuple[Location, BaseModel], ...]:
        """Every block inside it, at any depth, with its place."""
        return tuple(blocks(self.fiche))

    @cached_property
    def fact_dates(self) -> tuple[date, ...]:
        """Dates of the evidence of the sheet and of each of its facts."""
        dates = (vars(block).get("verifie_le") for _, block in self.blocks)
        return (self.fiche.verifie_le, *(day for day in dates if day is not None))

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """Every reference it makes, in fields and in prose."""
        return tuple(_edges(self))


def _edges(sheet: Sheet) -> Iterator[Edge]:
    for location, text, role in sheet.of_kind(Kind.SHEET):
        yield Edge(sheet.id, text, role.relation, location, None, role.targets)
    for location, text, _ in sheet.of_kind(Kind.PROSE):
        for link in sheet_links(text):
            yield Edge(sheet.id, link.target, None, location, link.start)


def read_sheet(file: SheetFile) -> tuple[Sheet | None, list[Problem]]:
    """Read and type one file.

    Args:
        file: where the sheet should be.

    Returns:
        The sheet, None when it cannot be typed, and every problem met.
    """
    text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
    if isinstance(text, Problem):
        return None, [text]
    digest = text_digest(text)
    known = _last_read().get(file.shown)
    if known is None or known[:2] != (file, digest):
        known = _last_read()[file.shown] = (file, digest, *sheet_from_text(file, text))
    return known[2], list(known[3])


@lru_cache(maxsize=1)
def _last_read() -> dict[str, tuple[SheetFile, str, Sheet | None, list[Problem]]]:
    """What each file gave, for the live preview: only those that changed are read again."""
    return {}


def sheet_from_text(file: SheetFile, text: str) -> tuple[Sheet | None, list[Problem]]:
    """Type the text of one file; see ``read_sheet``."""
    try:
        document, problems = parse(text, file.shown)
    except Refused as refused:
        return None, [refused.problem]
    if not isinstance(document.data, dict):
        message = "le fichier est vide" if document.data is None else (
            "le fichier ne commence pas par un champ comme «titre: …»"
        )
        return None, [*problems, Problem(file.shown, 1, 1, codes.NOT_A_MAPPING, message)]
    built = build(file.type.model, document)
    if isinstance(built, list):
        return None, problems + built
    return Sheet(file.id, file.type, built, document, tuple(leaves(built))), problems
