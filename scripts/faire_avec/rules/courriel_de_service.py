"""L'adresse mail d'un contact est celle d'un service (`contact@`, `accueil@`), jamais celle d'une
personne (`prenom.nom@`) : l'agent change, et son adresse lui appartient. Écrivez-la seule, sans
`mailto:` ni nom autour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.language.personal import is_service
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA144", "courriel-de-service", "Une adresse mail est celle d'un service", __doc__)
KINDS = frozenset({Kind.EMAIL})

_EMAIL = re.compile(r"[a-z0-9][a-z0-9._+-]*@[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.IGNORECASE)
_SOMEBODY = re.compile(r"[a-z]+(?:-[a-z]+)?[._][a-z]+(?:-[a-z]+)*\d{0,2}", re.IGNORECASE)


def check_text(text: Text) -> Iterator[Problem]:
    """Report what is no mail address, and what looks like a person's."""
    if not _EMAIL.fullmatch(text.text):
        yield text.problem(
            RULE, f"«{text.text[:60]}» n'est pas une adresse mail : un nom sans accent, @, le "
            "domaine du service"
        )
        return
    name = text.text.partition("@")[0]
    if _SOMEBODY.fullmatch(name) and not any(map(is_service, re.split(r"[._-]", name))):
        yield text.problem(
            RULE, f"«{text.text[:60]}» ressemble à l'adresse d'une personne : donnez celle du "
            "service"
        )
