"""Une dispense (`dispenses`) fait taire une règle pour une fiche, avec une raison. Seules les
règles de style l'acceptent. Une dispense qui ne sert plus est une erreur : retirez-la.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.problems import Problem, Rule
from faire_avec.settings import CheckSettings

RULE = Rule("FA124", "dispense-utile", "Une dispense vise une règle qui se déclenche", __doc__)


def check(corpus: Corpus, settings: CheckSettings) -> Iterator[Problem]:
    """Nothing here: ``faire_avec.check`` knows what the other rules said."""
    yield from ()
