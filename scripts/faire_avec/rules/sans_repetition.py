"""Dans une liste d'identifiants, d'adresses ou de mots du vocabulaire, chacun ne s'écrit qu'une
fois : le répéter ne dit rien de plus, et cache souvent une faute de recopie.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from faire_avec.corpus import Sheet, Tables, typed_tables
from faire_avec.model.introspect import Leaf, Location, leaves
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at, in_table

RULE = Rule("FA143", "sans-repetition", "Une liste ne répète pas la même entrée", __doc__)

_REFERENCES = {Kind.SHEET, Kind.SOURCE, Kind.CONTACT, Kind.TERM, Kind.URL, Kind.PASSAGE}


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report every reference that a list of the sheet already holds."""
    for location, message in _repeated(sheet.leaves):
        yield at(sheet, location, RULE, message)


def check_tables(tables: Tables) -> Iterator[Problem]:
    """Report the same in the shared tables."""
    for table in typed_tables(tables):
        for key, entry in table.entries.items():
            for location, message in _repeated(leaves(entry)):
                yield in_table(table, (key, *location), RULE, message)


def _repeated(found: Iterable[Leaf]) -> Iterator[tuple[Location, str]]:
    met: dict[Location, set[str]] = defaultdict(set)
    for location, text, role in found:
        if role.kind not in _REFERENCES or not isinstance(location[-1], int):
            continue
        if text in met[location[:-1]]:
            yield location, f"«{text}» est déjà dans «{location[-2]}» : gardez-le une fois"
        met[location[:-1]].add(text)
