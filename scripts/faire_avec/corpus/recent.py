"""What changed for the readers: the changes that sheets tell, and the new sheets."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from faire_avec.corpus.sheet import Sheet

if TYPE_CHECKING:
    from faire_avec.corpus import Corpus

ANCHOR = "modifications"


@dataclass(frozen=True)
class Change:
    """One change.

    Args:
        day: when.
        sheet: the sheet that changed.
        text: what changes for the reader; None for a new sheet.
        answer: id of the answer that changed, when it is one.
        rank: place among the changes of that sheet on that day, the oldest first: a later
            change never moves it.
    """

    day: date
    sheet: Sheet
    text: str | None
    rank: int
    answer: str | None = None

    @property
    def address(self) -> str:
        """Where it can be read, from the root of the site."""
        if self.text is None:
            return self.sheet.url
        return f"{self.sheet.url}#{self.answer or ANCHOR}"


def changes(corpus: Corpus) -> list[Change]:
    """Every change, the newest first; drafts are left out."""
    found = [
        change for sheet in corpus.sheets.values() if sheet.fiche.statut != "brouillon"
        for change in changes_of(corpus, sheet)
    ]
    return sorted(found, key=lambda change: change.day, reverse=True)


def changes_of(corpus: Corpus, sheet: Sheet) -> list[Change]:
    """The changes of one sheet, the newest first."""
    told: list[tuple[date, str | None, str | None]] = [
        (change.date, change.quoi, change.reponse) for change in sheet.fiche.modifications
    ]
    born = corpus.tables.ledgers.born.get(sheet.id)
    if born is not None:
        told.append((born, None, None))
    ranks: dict[date, int] = {}
    found = []
    for day, text, answer in reversed(told):
        ranks[day] = ranks.get(day, -1) + 1
        found.append(Change(day, sheet, text, ranks[day], answer))
    return sorted(reversed(found), key=lambda change: change.day, reverse=True)
