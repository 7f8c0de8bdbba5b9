"""Un alias aide à trouver la fiche : il ne répète ni son titre ni un autre alias, et il n'est pas
le titre d'une autre fiche, qui serait alors cachée. La casse et les accents ne comptent pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Index
from faire_avec.language.fold import words
from faire_avec.problems import Problem, Rule

RULE = Rule("FA119", "alias-distincts", "Un alias n'est ni un doublon ni un autre titre", __doc__)


def check_index(index: Index) -> Iterator[Problem]:
    """Report aliases that repeat one another or take another sheet's title."""
    titles = {words(entry.titre): entry.id for entry in index.entries if entry.titre}
    for entry in index.entries:
        met = {words(entry.titre or "")}
        for rank, alias in enumerate(entry.alias):
            key = words(alias)
            if key in met:
                yield index.problem(entry, ("alias", rank), RULE,
                                    f"«{alias}» répète le titre ou un autre alias de la fiche")
            elif key in titles:
                yield index.problem(entry, ("alias", rank), RULE,
                                    f"«{alias}» est le titre de la fiche «{titles[key]}»")
            met.add(key)
