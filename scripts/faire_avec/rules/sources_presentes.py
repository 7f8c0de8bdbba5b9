"""Une fiche dit d'où viennent ses faits : au moins une source, sous `sources` ou à côté d'un
fait. Les brouillons en sont dispensés.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA115", "sources-presentes", "Une fiche cite au moins une source", __doc__)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report every published sheet without any source."""
    cites = bool(sheet.fiche.sources or sheet.of_kind(Kind.SOURCE))
    if sheet.fiche.statut != "brouillon" and not cites:
        yield at(sheet, ("sources",), RULE,
                 "aucune source : ajoutez «sources», ou passez la fiche en brouillon",
                 of_key=True)
