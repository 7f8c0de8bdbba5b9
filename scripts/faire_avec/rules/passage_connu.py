"""Un passage cité doit être dans `fiches/passages.yml`, et venir de la source que le fait cite.
Faites-le avec `faire-avec empreinte`, qui vérifie que la phrase est bien dans la page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from faire_avec.corpus import Sheet, Table, Tables
from faire_avec.language.suggest import closest
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Location
from faire_avec.model.tables import Passage
from faire_avec.problems import Problem, Rule

RULE = Rule("FA151", "passage-connu", "Un passage cité est dans la table, et vient de la source "
            "du fait", __doc__)


def check_sheet(sheet: Sheet, tables: Tables) -> Iterator[Problem]:
    """Report every fact of a sheet whose passage is unknown or of another source."""
    yield from _check(sheet.blocks, sheet.document, tables.passages)


def check_tables(tables: Tables) -> Iterator[Problem]:
    """Report the same of the entries of shared tables."""
    table: Table[Any]
    for table in (tables.contacts, tables.textes, tables.rappels):
        blocks = [((key,), entry) for key, entry in table.entries.items()]
        yield from _check(blocks, table.document, tables.passages)


def _check(
    blocks: Iterable[tuple[Location, BaseModel]], document: Document, table: Table[Passage]
) -> Iterator[Problem]:
    if not table.readable:
        return
    for location, block in blocks:
        name: str | None = getattr(block, "passage", None)
        if name is None:
            continue
        said, near = "", None
        if name not in table.declared:
            said = f"le passage «{name}» n'est pas dans passages.yml"
            near = closest(name, table.declared)
        elif (found := table.entries.get(name)) is not None:
            source = getattr(block, "source", None)
            if source != found.source:
                said = (f"le passage «{name}» vient de «{found.source}», le fait cite "
                        f"«{source or 'aucune source'}»")
        if said:
            line, column = document.position((*location, "passage"))
            yield Problem(document.path, line, column, RULE, said, near)
