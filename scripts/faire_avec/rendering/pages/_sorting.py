"""Sheets in the order of a French reader."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from faire_avec.corpus import Sheet
from faire_avec.language.fold import fold
from faire_avec.model import Fiche

FicheT = TypeVar("FicheT", bound=Fiche)


def by_urgency(sheets: Iterable[Sheet[FicheT]]) -> list[Sheet[FicheT]]:
    """What presses first, then the rest, by title."""
    return sorted(by_title(sheets), key=lambda sheet: sheet.fiche.urgence is None)


def by_title(sheets: Iterable[Sheet[FicheT]]) -> list[Sheet[FicheT]]:
    """Sheets by title, without regard to accents or case."""
    return sorted(sheets, key=lambda sheet: fold(sheet.fiche.titre))
