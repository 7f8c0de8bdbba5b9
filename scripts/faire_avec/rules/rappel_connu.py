"""Un rappel cité doit être dans `fiches/rappels.yml` : ce que le guide dit partout ne s'écrit qu'à
un seul endroit. Choisissez-en un de la table, ou ajoutez-le.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet, Tables
from faire_avec.language.suggest import closest
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA132", "rappel-connu", "Un rappel cité est dans la table des rappels", __doc__)


def check_sheet(sheet: Sheet, tables: Tables) -> Iterator[Problem]:
    """Report every reminder id that the table does not hold."""
    if not tables.rappels.readable:
        return
    declared = tables.rappels.declared
    for location, text, _ in sheet.of_kind(Kind.REMINDER):
        if text not in declared:
            yield at(sheet, location, RULE, f"le rappel «{text}» n'est pas dans "
                     "rappels.yml", closest(text, declared))
