"""Chaque relation a un sens. `provoque` va d'une plateforme vers une situation, `expose_a` d'un
contournement vers un risque… On l'écrit d'un seul côté : l'autre fiche l'affiche toute seule.
Une relation vers le mauvais type de fiche est refusée.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Index
from faire_avec.model import SHEET_TYPES
from faire_avec.model.relations import RELATIONS
from faire_avec.problems import Problem, Rule

RULE = Rule("FA103", "sens-des-relations", "Une relation va dans le bon sens", __doc__)


def _label(name: str) -> str:
    return "Aidants Connect" if name == "aidants-connect" else SHEET_TYPES[name].label.lower()


def check_index(index: Index) -> Iterator[Problem]:
    """Report every reference that points to a sheet type its field does not accept."""
    for entry in index.entries:
        for edge in entry.edges:
            found = index.types.get(edge.target)
            if found is None or not edge.allowed or found in edge.allowed:
                continue
            *first, last = (_label(name) for name in edge.allowed)
            wanted = f"{', '.join(first)} ou {last}" if first else last
            message = (
                f"«{edge.target}» est une fiche {_label(found)}, il faut ici une fiche {wanted}"
            )
            relation = RELATIONS.get(edge.relation or "")
            if relation is not None:
                message += f" : {relation.arrow}"
            yield index.problem(entry, edge.location, RULE, message)
