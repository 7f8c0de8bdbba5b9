"""The guide on paper: one PDF for each door, or only what changed since a day.

Never a part of a build: a command makes it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import Change, Corpus, Sheet, changes_of, evidence_span
from faire_avec.corpus.edition import Edition
from faire_avec.exports._licence import LICENCE_NAME
from faire_avec.exports.cours._course import GUIDE, evidence
from faire_avec.exports.cours._pages import Page, address, filled, sheet_body
from faire_avec.exports.cours._parts import Reader
from faire_avec.exports.cours._print import printed
from faire_avec.language.dates import long_date
from faire_avec.language.fold import fold
from faire_avec.language.prose import french_spaces
from faire_avec.machine.byproducts import Keep, made_anew
from faire_avec.model import SHEET_TYPES
from faire_avec.model.reponse import QuestionAuLecteur
from faire_avec.places import DOORS, Door

_CHANGES = "changements"
# What serves the search, the tools and who writes the guide; a printed page of the site leaves it
# out too. The sources are on the page online, whose address each sheet gives.
_LEFT_OUT: frozenset[str | type] = frozenset({
    QuestionAuLecteur,
    "a_verifier", "acceptee_par", "connexion", "donne", "exigences", "face_personne", "motif",
    "pannes", "presence", "preuve", "provoque", "recuperation", "reserve_pro",
    "se_dit", "voies",
})


@dataclass(frozen=True)
class Binder:
    """What goes in a binder.

    Args:
        door: the door it stands for.
        sheets: its sheets, in the order they are put away.
        checked: first and last days of their evidence.
        since: it holds only what changed from this day on; None for all.
    """

    door: Door
    sheets: tuple[Sheet, ...]
    checked: tuple[date, date]
    since: date | None = None

    @property
    def name(self) -> str:
        """Name of its file, without extension."""
        stem = self.door.url.rstrip("/").split("/")[-1]
        return f"classeur-{stem}" + (f"-depuis-{self.since.isoformat()}" if self.since else "")

    @property
    def title(self) -> str:
        return french_spaces(f"{GUIDE} : {self.door.title}")

    @property
    def brief(self) -> str:
        if self.since:
            return f"Seulement ce qui a changé depuis le {long_date(self.since)}."
        return f"{len(self.sheets)} fiches à ranger dans un classeur. Une fiche, une page neuve."

    @property
    def notice(self) -> str:
        return (f"{evidence(self.checked)}. Vérifiez un numéro ou un écran avant de vous y fier. "
                f"Licence {LICENCE_NAME}.")

    @property
    def columns(self) -> int:
        return 2

    @property
    def footer(self) -> str:
        return f"{self.title}. {evidence(self.checked)}."

    @property
    def named(self) -> str:
        return f"classeur «{self.door.title}»"


def binder(corpus: Corpus, door: Door, since: date | None = None) -> Binder | None:
    """The binder of a door; None when nothing goes in it.

    Args:
        corpus: all sheets.
        door: one of ``places.DOORS``.
        since: only what changed from this day on.
    """
    sheets = tuple(
        sheet for name in door.types
        for sheet in sorted(
            corpus.of(SHEET_TYPES[name].model), key=lambda one: fold(one.fiche.titre)
        )
        if sheet.fiche.statut != "brouillon"
        and (since is None or _changes(corpus, sheet, since))
    )
    if not sheets:
        return None
    spans = [evidence_span(sheet, corpus.tables.contacts.entries) for sheet in sheets]
    checked = min(first for first, _ in spans), max(last for _, last in spans)
    return Binder(door, sheets, checked, since)


def binders(corpus: Corpus, doors: Sequence[Door] = DOORS, since: date | None = None
            ) -> list[Binder]:
    """The binders of some doors that hold anything."""
    return [one for door in doors if (one := binder(corpus, door, since))]


def typeset(edition: Edition, made: Binder, keep: Keep = made_anew) -> bytes:
    """The PDF of a binder.

    Args:
        edition: the guide, as it is published.
        made: from ``binder``.
        keep: gives what was made before from the same pages.

    Raises:
        InvalidExport: when a page cannot be set; the message names it.
    """
    inside = {sheet.id for sheet in made.sheets}

    def link(sheet_id: str) -> str | None:
        if sheet_id in inside:
            return address(sheet_id)
        outside = edition.corpus.sheets.get(sheet_id)
        return edition.absolute(outside.url) if outside else None

    reader = Reader(edition.corpus, link, inside, _LEFT_OUT, proofs=False)
    pages = [
        Page(sheet.id, french_spaces(sheet.fiche.titre),
             sheet_body(edition, reader, sheet, sources=False))
        for sheet in made.sheets
    ]
    if made.since:
        body = filled(
            "changements.html", since=long_date(made.since), address=address,
            changed=[
                (sheet, [_told(one) for one in _changes(edition.corpus, sheet, made.since)])
                for sheet in made.sheets
            ],
        )
        pages.insert(0, Page(_CHANGES, "À mettre à jour dans le classeur", body))
    return printed(made, pages, keep)


def _changes(corpus: Corpus, sheet: Sheet, since: date) -> list[Change]:
    return [change for change in changes_of(corpus, sheet) if change.day >= since]


def _told(change: Change) -> str:
    return french_spaces(f"{long_date(change.day)} : {change.text or 'nouvelle fiche.'}")
