"""One walk over everything that carries a date of evidence: sheets, facts in them, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from pydantic import BaseModel

from faire_avec.corpus.due import due_of
from faire_avec.corpus.freshness import Freshness, freshness_on, holds_until
from faire_avec.corpus.sheet import Sheet
from faire_avec.corpus.tables import Tables
from faire_avec.language.fold import shorten
from faire_avec.language.prose import Resolver, plain
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Location, blocks, field_at, leaves
from faire_avec.model.types import Kind

if TYPE_CHECKING:
    from faire_avec.corpus import Corpus

CONTACT = "contact"
_LONGEST = 110


@dataclass(frozen=True)
class Dated:
    """Something checked one day: a sheet as a whole, a fact of a sheet, a contact.

    Args:
        id: the sheet, or the contact.
        type: name of the sheet type, or ``contact``.
        location: where it stands in its file; empty for a sheet as a whole.
        text: its first words, without markup.
        checked: day of the evidence; None when it should have one and has not.
        due: last day the evidence holds; None when age says nothing, or without a date.
        own: whether that day is its own, not borrowed from its sheet.
        doubtful: whether it is stated as not sure.
        document: the file it comes from.
    """

    id: str
    type: str
    location: Location
    text: str
    checked: date | None
    due: date | None
    own: bool
    doubtful: bool
    document: Document = field(repr=False, compare=False)

    @property
    def place(self) -> str:
        """File and line, for an author."""
        where = (*self.location, "verifie_le") if self.own else self.location
        return f"{self.document.path}:{self.document.position(where)[0]}"

    def freshness(self, today: date) -> Freshness:
        """How old it is on a given day."""
        if self.checked is None:
            return Freshness.UNDATED
        return freshness_on(self.due, today)


def dated(corpus: Corpus) -> Iterator[Dated]:
    """Everything dated, and what should be and is not: sheets in reading order, then contacts.

    A fact without a date of its own shares that of its sheet and is not told apart, unless it
    rots at its own pace (``Fait.own_pace``) or is doubtful.
    """

    def resolve(sheet_id: str) -> tuple[str, str] | None:
        return ("", corpus.title(sheet_id))

    for sheet in corpus.sheets.values():
        yield from dated_in(sheet, corpus.tables, resolve)
    table = corpus.tables.contacts
    sources = corpus.tables.sources.entries
    for key, contact in table.entries.items():
        yield Dated(key, CONTACT, (key,), contact.nom, contact.verifie_le,
                    holds_until(contact, contact.verifie_le, sources),
                    contact.verifie_le is not None, contact.certitude == "a-verifier",
                    table.document)


def dated_in(sheet: Sheet, tables: Tables, resolve: Resolver) -> Iterator[Dated]:
    """A sheet as a whole, then its facts.

    Args:
        sheet: the sheet.
        tables: the shared tables, for the nature of its sources.
        resolve: gives the title of a sheet, for the links of the texts.
    """
    fiche = sheet.fiche
    yield Dated(sheet.id, sheet.type.name, (), fiche.titre, fiche.verifie_le,
                due_of(sheet, tables), True, False, sheet.document)
    covered: Location | None = None
    for location, block in blocks(fiche):
        checked: date | None = getattr(block, "verifie_le", None)
        inside = covered is not None and location[: len(covered)] == covered
        missing = checked is None and getattr(block, "own_pace", False) and not inside
        doubtful = getattr(block, "certitude", None) == "a-verifier"
        if checked is None and not missing and not doubtful:
            continue
        if not inside and (missing or checked is not None):
            covered = location
        yield Dated(
            sheet.id, sheet.type.name, location, _label(sheet, location, block, resolve),
            None if missing else checked or fiche.verifie_le,
            holds_until(block, checked, tables.sources.entries, fiche.a_revoir_tous_les),
            checked is not None, doubtful, sheet.document,
        )


def _label(sheet: Sheet, location: Location, block: BaseModel, resolve: Resolver) -> str:
    """The first text of a fact; failing that, the title of the field it is in."""
    for _, text, role in leaves(block):
        if role.kind in (Kind.LINE, Kind.PROSE):
            return shorten(plain(text, resolve), _LONGEST)
    described = field_at(sheet.type.model, location)
    return (described.title if described else None) or sheet.fiche.titre
