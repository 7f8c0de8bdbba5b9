"""Une source citée par son identifiant doit être dans `fiches/sources.yml`. Ajoutez-la à cette
table (titre, adresse, éditeur, date de lecture), ou écrivez-la en entier sous `sources`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from faire_avec.corpus import Sheet, Table, Tables
from faire_avec.model.introspect import leaves
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings
from faire_avec.suggest import closest

RULE = Rule("FA104", "source-connue", "Une source citée est dans la bibliographie", __doc__)


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every source id that the bibliography does not hold."""
    if not tables.sources.readable:
        return
    known = tables.sources.declared
    for location, text, _ in sheet.of_kind(Kind.SOURCE):
        if text not in known:
            yield at(sheet, location, RULE, f"la source «{text}» n'est pas dans "
                     "sources.yml", closest(text, known))


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report every contact or text whose source the bibliography does not hold."""
    if not tables.sources.readable:
        return
    known = tables.sources.declared
    cited: tuple[Table[Any], ...] = (tables.contacts, tables.textes)
    for table in cited:
        for key, entry in table.entries.items():
            for location, text, role in leaves(entry):
                if role.kind is Kind.SOURCE and text not in known:
                    yield in_table(table, (key, *location), RULE,
                                   f"la source «{text}» n'est pas dans sources.yml",
                                   closest(text, known))
