"""What each sheet rests on, counted: sources, facts by certainty, doubts, empty fields."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pydantic import BaseModel

from faire_avec.corpus import Corpus, Sheet
from faire_avec.model.describe import describe
from faire_avec.model.introspect import blocks

# Fields that most sheets rightly leave empty.
_SELDOM = {
    "urgence", "publics", "portee", "a_revoir_tous_les", "remplacee_par", "anciens_ids",
    "modifications", "dispenses", "competences", "a_verifier", "voir_aussi", "sources", "alias",
}


@dataclass(frozen=True)
class SheetState:
    """The state of one sheet."""

    sheet: Sheet
    sources: int
    sure: int
    secondary: int
    doubtful: int
    doubts: int
    empty: tuple[str, ...]


def state_of(corpus: Corpus, sheet: Sheet) -> SheetState:
    """Count what a sheet rests on."""
    marks = Counter(_marks(sheet.fiche))
    empty = tuple(
        doc.title for doc in describe(sheet.type.model)
        if doc.name not in _SELDOM and _is_empty(getattr(sheet.fiche, doc.name))
    )
    return SheetState(
        sheet, len(corpus.sources_of(sheet)), marks["sure"], marks["secondaire"],
        marks["a-verifier"], len(sheet.fiche.a_verifier), empty,
    )


def _marks(model: BaseModel) -> Iterator[str]:
    for _, block in blocks(model):
        certainty = getattr(block, "certitude", None)
        if certainty is not None:
            yield certainty


def _is_empty(value: object) -> bool:
    if isinstance(value, BaseModel):
        return all(_is_empty(getattr(value, name)) for name in type(value).model_fields)
    return value is None or value == []
