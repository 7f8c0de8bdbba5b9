"""Une source citée par son identifiant doit être dans `fiches/sources.yml`. Ajoutez-la à cette
table (titre, adresse, éditeur, date de lecture), ou écrivez-la en entier sous `sources`.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Tables, Text
from faire_avec.language.suggest import closest
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA104", "source-connue", "Une source citée est dans la bibliographie", __doc__)
KINDS = frozenset({Kind.SOURCE})


def check_text(text: Text, tables: Tables) -> Iterator[Problem]:
    """Report every source id that the bibliography does not hold."""
    if not tables.sources.readable:
        return
    known = tables.sources.declared
    if text.text not in known:
        yield text.problem(RULE, f"la source «{text.text}» n'est pas dans sources.yml",
                           closest(text.text, known))
