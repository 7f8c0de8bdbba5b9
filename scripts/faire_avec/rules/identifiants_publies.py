"""Une adresse publiée doit marcher pour toujours : des cours la citent. Un identifiant inscrit au
registre `fiches/identifiants-publies.txt` est celui d'une fiche, ou figure dans `anciens_ids` de la
fiche qui lui succède. On ne retire jamais une ligne du registre ; `faire-avec registre` y ajoute
les nouvelles fiches.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Index
from faire_avec.language.suggest import closest
from faire_avec.problems import Problem, Rule

RULE = Rule("FA122", "identifiants-publies", "Un identifiant publié ne disparaît pas", __doc__)


def check_index(index: Index) -> Iterator[Problem]:
    """Report every published id that no sheet answers for."""
    answered = set(index.types)
    for entry in index.entries:
        answered.update(entry.anciens_ids)
    for line, published in index.tables.ledgers.ids:
        if published not in answered:
            yield Problem(
                index.tables.ledgers.shown, line, 1, RULE,
                f"«{published}» a été publié et n'existe plus : ajoutez-le aux «anciens_ids» de "
                "la fiche qui le remplace",
                closest(published, index.types),
            )
