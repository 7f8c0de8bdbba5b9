"""Les voies de `recuperation` sont les données de l'outil « Par où rentrer ? ». Chacune sert à une
réponse au moins, qui la cite sous `voies` ; et une réponse ne cite que des voies de sa fiche.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.language.suggest import closest
from faire_avec.model.introspect import Location
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Echelle, Reponse
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA134", "voies-employees", "Chaque voie de récupération sert à une réponse", __doc__)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report unknown routes cited by an answer, and routes that no answer uses."""
    answers: list[Reponse] = getattr(sheet.fiche, "reponses", [])
    ways = sheet.fiche.recuperation if isinstance(sheet.fiche, Plateforme) else []
    known = {way.id for way in ways}
    if not answers:
        return
    used: set[str] = set()
    for location, way_id in _cited(answers):
        used.add(way_id)
        if way_id not in known:
            yield at(sheet, location, RULE,
                     f"«{way_id}» n'est pas une voie de «recuperation» de cette fiche",
                     closest(way_id, known))
    if sheet.fiche.statut == "brouillon":
        return
    for position, way in enumerate(ways):
        if way.id not in used:
            yield at(sheet, ("recuperation", position, "id"), RULE,
                     f"la voie «{way.id}» ne sert à aucune réponse : citez-la sous «voies»")


def _cited(answers: list[Reponse]) -> Iterator[tuple[Location, str]]:
    for position, answer in enumerate(answers):
        for rank, way_id in enumerate(answer.voies):
            yield ("reponses", position, "voies", rank), way_id
        for rung in Echelle.model_fields:
            step = getattr(answer.sinon, rung)
            for rank, way_id in enumerate(step.voies if step else ()):
                yield ("reponses", position, "sinon", rung, "voies", rank), way_id
