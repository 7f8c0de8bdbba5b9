"""Une phrase tout en capitales se lit mal et les synthèses vocales l'épellent. Écrivez-la en
minuscules ; pour insister, entourez un mot de deux astérisques. Les sigles ne sont pas concernés.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule, Severity

RULE = Rule("FA202", "sans-capitales", "Pas de phrase tout en capitales", __doc__,
            Severity.WARNING, excusable=True)
KINDS = frozenset({Kind.PROSE, Kind.LINE})

SUSPECT = (re.compile(r"[A-ZÀ-ÖØ-Þ]{2,}[ '’-]+[A-ZÀ-ÖØ-Þ]{2}"),)
_SHOUTED = re.compile(r"\b[A-ZÀ-ÖØ-Þ]{2,}(?:[ '’-]+[A-ZÀ-ÖØ-Þ]{2,}){2,}\b")


def check_text(text: Text) -> Iterator[Problem]:
    """Warn about three capitalised words in a row."""
    if found := _SHOUTED.search(text.text):
        yield text.problem(
            RULE, f"«{found[0][:30]}» est tout en capitales : écrivez-le en minuscules"
        )
