"""Une fiche isolée ne sert pas. Une plateforme dit les situations qu'elle provoque, une situation
vers qui orienter, un contournement où en délibérer, un risque ce qui le réduit, une notion ce
qu'elle éclaire. Les brouillons en sont dispensés.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.problems import Problem, Rule, Severity
from faire_avec.rules._positions import at

RULE = Rule("FA205", "relations-completes", "Une fiche est reliée à ce qui la prolonge", __doc__,
            Severity.WARNING, excusable=True)

_WANTED = {
    "plateforme": "provoque",
    "situation": "oriente_vers",
    "contournement": "se_delibere_dans",
    "risque": "se_reduit_par",
    "notion": "eclaire",
}


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Warn about published sheets that lack the relation expected of their type."""
    name = _WANTED.get(sheet.type.name)
    if name and sheet.fiche.statut != "brouillon" and not getattr(sheet.fiche, name):
        yield at(sheet, (name,), RULE, f"«{name}» est vide : reliez la fiche", of_key=True)
