"""Une phrase de plus de 40 mots se perd en entretien. Coupez-la en deux."""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule, Severity

LIMIT = 40
RULE = Rule("FA203", "phrases-courtes", f"Une phrase ne dépasse pas {LIMIT} mots", __doc__,
            Severity.WARNING, excusable=True)
KINDS = frozenset({Kind.PROSE})

_END = re.compile(r"[.!?…;:](?:\s|$)|\n\s*(?:[-*]|\d+\.)\s|\n\s*\n")


def check_text(text: Text) -> Iterator[Problem]:
    """Warn about sentences longer than the limit."""
    if text.text.count(" ") < LIMIT:
        return
    longest = max(len(sentence.split()) for sentence in _END.split(text.text))
    if longest > LIMIT:
        yield text.problem(
            RULE, f"une phrase de {longest} mots : {LIMIT} au plus, coupez-la en deux"
        )
