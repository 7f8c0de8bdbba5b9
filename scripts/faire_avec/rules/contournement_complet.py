"""Un contournement se raconte avec ce qu'il expose, ce qu'on peut faire à la place et comment en
sortir. Il faut donc au moins un risque (`expose_a`), une alternative (`alternatives`) et une porte
de sortie (`porte_de_sortie`). Les brouillons en sont dispensés.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.model.contournement import Contournement
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule(
    "FA109", "contournement-complet",
    "Un contournement a un risque, une alternative et une porte de sortie", __doc__,
)

_WANTED = {
    "expose_a": "un risque («expose_a»)",
    "alternatives": "une alternative («alternatives»)",
    "porte_de_sortie": "une porte de sortie («porte_de_sortie»)",
}


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report every workaround that lacks a risk, an alternative or a way out."""
    if not isinstance(sheet.fiche, Contournement) or sheet.fiche.statut == "brouillon":
        return
    for name, wanted in _WANTED.items():
        if not getattr(sheet.fiche, name):
            yield at(sheet, (name,), RULE, f"il manque {wanted}", of_key=True)
