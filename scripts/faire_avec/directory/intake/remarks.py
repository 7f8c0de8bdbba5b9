"""What the import has to say of a cell, in French, with its row and its column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """How grave it is; the value is the title of a part of the account."""

    REFUSED = "Lignes refusées"
    LOST = "Ce qui n'a pas pu être gardé"
    PERSONAL = "Retiré, car cela peut être à quelqu'un"
    ASIDE = "Mis de côté : mots hors des listes, valeurs douteuses"
    REPAIRED = "Réparé"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say.

    Args:
        line: row of the file, as a spreadsheet numbers it.
        column: name of the column, as written; empty for the whole row.
        kind: how grave.
        message: French sentence without final dot; never holds what was taken for personal.
    """

    line: int
    column: str
    kind: Kind
    message: str


@dataclass
class Remarks:
    """Remarks of one file, in the order they are made."""

    made: list[Remark] = field(default_factory=list)

    def say(self, line: int, column: str, kind: Kind, message: str) -> None:
        """Add one."""
        self.made.append(Remark(line, column, kind, message))

    def of(self, kind: Kind) -> list[Remark]:
        """Those of one kind, in order."""
        return [remark for remark in self.made if remark.kind is kind]


def ranges(numbers: Iterable[int]) -> str:
    """``2 à 5, 9``, from 2, 3, 4, 5 and 9."""
    parts: list[str] = []
    start = end = -1
    for number in [*sorted(set(numbers)), -1]:
        if start >= 0 and number == end + 1:
            end = number
            continue
        if start >= 0:
            join = " à " if end > start + 1 else ", "
            parts.append(str(start) if start == end else f"{start}{join}{end}")
        start = end = number
    return ", ".join(parts)
