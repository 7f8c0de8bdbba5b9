"""Une adresse complète dans un texte ne se touche pas, se lit mal et échappe au suivi des liens.
Dans un champ qui accepte les liens, écrivez `[le formulaire de la Caf](https://…)` ; ailleurs,
donnez le nom du site, ou mettez l'adresse dans le champ prévu pour elle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule, Severity

RULE = Rule("FA241", "adresse-nue", "Une adresse est un lien, pas un bout de texte", __doc__,
            Severity.WARNING)
KINDS = frozenset({Kind.LINE, Kind.PROSE})

SUSPECT = (re.compile("://"),)
_LINK = re.compile(r"\[[^\[\]\n]*\]\([^()\n]*\)")
_BARE = re.compile(r"(?<!<)\b(?:https?|ftp)://[^\s<>\"»)\]]{1,500}", re.IGNORECASE)


def check_text(text: Text) -> Iterator[Problem]:
    """Warn about whole addresses left in a text."""
    if text.role.tells_where:
        return
    if found := _BARE.search(_LINK.sub(" ", text.text)):
        yield text.problem(RULE, f"«{found[0][:60]}» est une adresse laissée dans le texte")
