"""Un contact cité doit être dans `fiches/contacts.yml` : un numéro change alors à un seul
endroit. Ajoutez-le à la table avec son coût, sa source et la date de la preuve.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Tables, Text
from faire_avec.language.suggest import closest
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA105", "contact-connu", "Un contact cité est dans la table des contacts", __doc__)
KINDS = frozenset({Kind.CONTACT})


def check_text(text: Text, tables: Tables) -> Iterator[Problem]:
    """Report every contact id that the table does not hold."""
    if not tables.contacts.readable:
        return
    declared = tables.contacts.declared
    if text.text not in declared:
        yield text.problem(RULE, f"le contact «{text.text}» n'est pas dans contacts.yml",
                           closest(text.text, declared))
