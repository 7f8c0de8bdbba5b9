"""The sheets around a sheet, each once, under its most precise tie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faire_avec.corpus import Corpus, Sheet


@dataclass(frozen=True)
class Group:
    """The sheets tied to one sheet by one relation.

    Args:
        label: the relation, as the sheet in the middle reads it.
        outgoing: whether the sheet in the middle states it.
        sheets: the sheets tied, by type then as stated.
    """

    label: str
    outgoing: bool
    sheets: tuple[Sheet, ...]


def neighbours(corpus: Corpus, sheet: Sheet) -> list[Group]:
    """Every sheet tied to a sheet, in the groups that its page lists.

    A sheet tied twice stays where the tie says most: a typed relation, then « voir aussi »,
    then a mention.
    """
    stated = [
        *((relation.label, True, ids) for relation, ids in corpus.related(sheet.id)),
        *((relation.inverse_label, False, ids) for relation, ids in corpus.related_from(sheet.id)),
        ("Voir aussi", True, sheet.fiche.voir_aussi),
        ("Citée dans", False, corpus.cited_by(sheet.id)),
    ]
    placed = {sheet.id}
    groups = []
    for label, outgoing, ids in stated:
        sheets = _new(corpus, ids, placed)
        if sheets:
            groups.append(Group(label, outgoing, tuple(sheets)))
    return groups


def _new(corpus: Corpus, ids: Iterable[str], placed: set[str]) -> list[Sheet]:
    found: list[Sheet] = []
    for sheet_id in ids:
        if sheet_id in corpus.sheets and sheet_id not in placed:
            placed.add(sheet_id)
            found.append(corpus.sheets[sheet_id])
    return sorted(found, key=lambda sheet: sheet.type.folder)
