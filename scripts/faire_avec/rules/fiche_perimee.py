"""Une fiche périmée reste en ligne et dit par quoi elle est remplacée : `statut: perimee` va avec
`remplacee_par`. Une fiche ne se remplace pas elle-même.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA116", "fiche-perimee", "Une fiche périmée dit ce qui la remplace", __doc__)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report withdrawn sheets without successor, and successors of living sheets."""
    fiche = sheet.fiche
    if fiche.statut == "perimee" and fiche.remplacee_par is None:
        yield at(sheet, ("statut",), RULE,
                 "la fiche est périmée : ajoutez «remplacee_par»")
    if fiche.statut != "perimee" and fiche.remplacee_par is not None:
        yield at(sheet, ("remplacee_par",), RULE,
                 "«remplacee_par» ne va qu'avec «statut: perimee»", of_key=True)
    if fiche.remplacee_par == sheet.id:
        yield at(sheet, ("remplacee_par",), RULE, "une fiche ne se remplace pas elle-même")
