"""`en_bref` tient en 160 signes : c'est la ligne que montrent la recherche et les listes."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at
from faire_avec.settings import CheckSettings

RULE = Rule("FA113", "en-bref-court", "« en_bref » tient en 160 signes", __doc__)
LIMIT = 160


def check(corpus: Corpus, settings: CheckSettings) -> Iterator[Problem]:
    """Report every summary longer than the limit."""
    for sheet in corpus.sheets.values():
        length = len(sheet.fiche.en_bref)
        if length > LIMIT:
            yield at(sheet, ("en_bref",), RULE,
                     f"«en_bref» a {length} signes : {LIMIT} au plus")
