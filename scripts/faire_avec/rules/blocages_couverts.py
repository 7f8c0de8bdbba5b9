"""Une plateforme répond au moins à ce qui bloque chaque semaine : mot de passe, code, boîte mail ou
téléphone perdus, panne. Si le service n'est pas concerné, `sans_reponse` dit pourquoi, par exemple
`{motif: mot-de-passe, raison: "Ce service n'a pas de compte."}`.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.model.plateforme import Plateforme
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA135", "blocages-couverts", "Une plateforme répond aux blocages de chaque semaine",
            __doc__)

EXPECTED = ("mot-de-passe", "code", "boite-ou-telephone-perdus", "panne")


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report the weekly problems that a platform neither answers nor sets aside."""
    fiche = sheet.fiche
    if not isinstance(fiche, Plateforme) or fiche.statut in ("brouillon", "perimee"):
        return
    if not fiche.reponses:
        return
    told = {answer.motif for answer in fiche.reponses} | {one.motif for one in fiche.sans_reponse}
    missing = [motif for motif in EXPECTED if motif not in told]
    if missing:
        yield at(sheet, ("reponses",), RULE,
                 f"aucune réponse pour : {', '.join(missing)} ; écrivez-les, ou dites pourquoi "
                 "sous «sans_reponse»", of_key=True)
