"""Thèmes, publics, moyens, exigences, canaux, délais, organismes et obstacles viennent de
`fiches/vocabulaires.yml`, pour que deux fiches disent la même chose avec le même mot. Prenez un
mot de la liste, ou proposez-en un nouveau dans la table.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Tables, Text
from faire_avec.language.suggest import closest
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA106", "mot-du-vocabulaire", "Un mot contrôlé vient du vocabulaire", __doc__)
KINDS = frozenset({Kind.TERM})


def check_text(text: Text, tables: Tables) -> Iterator[Problem]:
    """Report every controlled word that its vocabulary does not hold."""
    name = text.role.vocabulary or ""
    known = tables.vocabularies.get(name, {})
    if text.text not in known:
        yield text.problem(RULE, f"«{text.text}» n'est pas dans le vocabulaire «{name}»",
                           closest(text.text, known))
