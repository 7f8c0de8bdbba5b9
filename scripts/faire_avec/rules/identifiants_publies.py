"""Une adresse publiée doit marcher pour toujours : des cours la citent. Un identifiant inscrit au
registre `fiches/identifiants-publies.txt` est celui d'une fiche, ou figure dans `anciens_ids` de la
fiche qui lui succède. On ne retire jamais une ligne du registre ; `faire-avec registre` y ajoute
les nouvelles fiches.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.problems import Problem, Rule
from faire_avec.settings import CheckSettings
from faire_avec.suggest import closest

RULE = Rule("FA122", "identifiants-publies", "Un identifiant publié ne disparaît pas", __doc__)


def check(corpus: Corpus, settings: CheckSettings) -> Iterator[Problem]:
    """Report every published id that no sheet answers for."""
    answered = set(corpus.known_ids) | {
        former for sheet in corpus.sheets.values() for former in sheet.fiche.anciens_ids
    }
    for line, published in corpus.published:
        if published not in answered:
            yield Problem(
                corpus.published_shown, line, 1, RULE,
                f"«{published}» a été publié et n'existe plus : ajoutez-le aux «anciens_ids» de "
                "la fiche qui le remplace",
                closest(published, corpus.known_ids),
            )
