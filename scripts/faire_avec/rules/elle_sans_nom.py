"""Un geste, une cause, une limite se lisent seuls, souvent à voix haute : « Elle signe » ne dit pas
qui. Commencez par « La personne », ou par le nom de la chose, puis « elle » si la phrase continue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule, Severity

RULE = Rule("FA206", "elle-sans-nom", "Un texte ne commence pas par « elle »", __doc__,
            Severity.WARNING, excusable=True)
KINDS = frozenset({Kind.PROSE})

SUSPECT = (re.compile(r"\n\W*elle", re.IGNORECASE),)
_ELLE = re.compile(r"\W*(elles?)\b", re.IGNORECASE)


def check_text(text: Text) -> Iterator[Problem]:
    """Warn about a prose text that begins with a pronoun and names nobody."""
    found = _ELLE.match(text.text)
    if found and "la personne" not in text.text.lower():
        yield text.problem(
            RULE, f"le texte commence par «{found[1]}» : dites de qui ou de quoi il parle"
        )
