"""Dans une fiche, deux blocs d'une même liste (deux démarches, deux clauses, deux questions) n'ont
pas le même `id` : le lien direct ouvrirait toujours le premier. Changez celui qui n'est pas encore
publié.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.model.introspect import Location
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA142", "identifiant-de-bloc", "Un identifiant ne sert qu'une fois dans une liste",
            __doc__)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report every block whose id is that of an earlier one of its list."""
    met: dict[Location, set[str]] = defaultdict(set)
    for location, block in sheet.blocks:
        name = vars(block).get("id")
        if name is None:
            continue
        if name in met[location[:-1]]:
            yield at(sheet, (*location, "id"), RULE, f"«{name}» est déjà utilisé")
        met[location[:-1]].add(name)
