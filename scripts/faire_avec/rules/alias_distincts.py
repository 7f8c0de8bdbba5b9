"""Un alias aide à trouver la fiche : il ne répète ni son titre ni un autre alias, et il n'est pas
le titre d'une autre fiche, qui serait alors cachée. La casse et les accents ne comptent pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at
from faire_avec.settings import CheckSettings
from faire_avec.text import words

RULE = Rule("FA119", "alias-distincts", "Un alias n'est ni un doublon ni un autre titre", __doc__)


def check(corpus: Corpus, settings: CheckSettings) -> Iterator[Problem]:
    """Report aliases that repeat one another or take another sheet's title."""
    titles = {words(sheet.fiche.titre): sheet.id for sheet in corpus.sheets.values()}
    for sheet in corpus.sheets.values():
        met: set[str] = {words(sheet.fiche.titre)}
        for index, alias in enumerate(sheet.fiche.alias):
            key = words(alias)
            owner = titles.get(key)
            if key in met:
                yield at(sheet, ("alias", index), RULE,
                         f"«{alias}» répète le titre ou un autre alias de la fiche")
            elif owner is not None:
                yield at(sheet, ("alias", index), RULE,
                         f"«{alias}» est le titre de la fiche «{owner}»")
            met.add(key)
