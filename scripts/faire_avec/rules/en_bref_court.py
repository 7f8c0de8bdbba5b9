"""`en_bref` tient en 160 signes : c'est la ligne que montrent la recherche et les listes."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.model.types import BRIEF_LONGEST
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA113", "en-bref-court", "« en_bref » tient en 160 signes", __doc__)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report every summary longer than the limit."""
    length = len(sheet.fiche.en_bref)
    if length > BRIEF_LONGEST:
        yield at(sheet, ("en_bref",), RULE,
                 f"«en_bref» a {length} signes : {BRIEF_LONGEST} au plus")
