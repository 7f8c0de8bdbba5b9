"""Une fiche ne contient aucune donnée d'une personne réelle : numéro de Sécurité sociale, adresse
mail personnelle, numéro de mobile, RIB. Utilisez un exemple visiblement inventé, ou décrivez la
forme : « 13 chiffres qui commencent par 1 ou 2 ».
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.language.personal import MAYBE_PERSONAL, personal_data, personal_data_in_address
from faire_avec.model.types import WRITTEN, Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA118", "donnees-personnelles", "Une fiche ne contient aucune donnée personnelle",
            __doc__)
KINDS = WRITTEN | {Kind.URL}
SUSPECT = (MAYBE_PERSONAL,)


def check_text(text: Text) -> Iterator[Problem]:
    """Report every text that looks like somebody's own number, address or account."""
    read = personal_data_in_address if text.kind is Kind.URL else personal_data
    if what := read(text.text):
        yield text.problem(RULE, f"le texte contient {what} : décrivez sa forme sans le donner")
