"""Une phrase de plus de 38 mots se perd en entretien. Coupez-la en deux. Ce qu'un auteur a écrit,
entre guillemets, ne compte pas : on ne coupe pas la phrase d'un autre.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule, Severity

LIMIT = 38
RULE = Rule("FA203", "phrases-courtes", f"Une phrase ne dépasse pas {LIMIT} mots", __doc__,
            Severity.WARNING, excusable=True)
KINDS = frozenset({Kind.PROSE, Kind.LINE})

_QUOTED = re.compile(r"«[^«»]*»")
_END = re.compile(r"[.!?…](?=[\s»)*\]]|$)|\n\s*(?:[-*]|\d+\.)\s|\n\s*\n")
_WORD = re.compile(r"\w\S*")


def check_text(text: Text) -> Iterator[Problem]:
    """Warn about sentences longer than the limit."""
    if text.role.verbatim or text.text.count(" ") < LIMIT:
        return
    own = _QUOTED.sub("«»", text.text)
    longest = max(len(_WORD.findall(sentence)) for sentence in _END.split(own))
    if longest > LIMIT:
        yield text.problem(
            RULE, f"une phrase de {longest} mots : {LIMIT} au plus, coupez-la en deux"
        )
