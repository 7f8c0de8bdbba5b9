"""Toute plateforme dit comment faire sans internet : papier, guichet ou téléphone, sous
`sans_internet`. Si vous avez cherché et rien trouvé, écrivez-le avec la date :
`sans_internet_cherche_le: 2026-11-21`. La page le dira tel quel. Les brouillons en sont dispensés.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.model.plateforme import Plateforme
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA108", "voie-non-numerique", "Une plateforme a une voie sans internet", __doc__)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report every platform that says nothing of the non-digital route."""
    fiche = sheet.fiche
    if not isinstance(fiche, Plateforme) or fiche.statut == "brouillon":
        return
    if not fiche.sans_internet and fiche.sans_internet_cherche_le is None:
        yield at(sheet, ("sans_internet",), RULE,
                 "aucune voie sans internet : ajoutez «sans_internet», ou "
                 "«sans_internet_cherche_le» avec la date où vous avez cherché")
    if fiche.sans_internet and fiche.sans_internet_cherche_le is not None:
        yield at(sheet, ("sans_internet_cherche_le",), RULE,
                 "une voie sans internet est donnée : retirez «sans_internet_cherche_le»",
                 of_key=True)
