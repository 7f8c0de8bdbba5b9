"""The twelve sheet types: the single definition of what a sheet may contain."""

from __future__ import annotations

from dataclasses import dataclass

from faire_avec.model.aidants_connect import AidantsConnect
from faire_avec.model.base import Fiche
from faire_avec.model.cadre import Cadre
from faire_avec.model.contournement import Contournement
from faire_avec.model.decision import Decision
from faire_avec.model.deliberation import Deliberation
from faire_avec.model.notion import Notion
from faire_avec.model.parcours import Parcours
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.posture import Posture
from faire_avec.model.reseau import Reseau
from faire_avec.model.risque import Risque
from faire_avec.model.situation import Situation


@dataclass(frozen=True)
class SheetType:
    """One kind of sheet.

    Args:
        name: singular ASCII name, used in relations and templates.
        folder: folder under ``fiches/`` and first part of the URL.
        model: pydantic model of its YAML.
        label: name shown to readers.
        plural: name of the list of these sheets.
        question: what the sheet must answer in seconds.
    """

    name: str
    folder: str
    model: type[Fiche]
    label: str
    plural: str
    question: str


SHEET_TYPES: dict[str, SheetType] = {
    sheet_type.name: sheet_type
    for sheet_type in (
        SheetType(
            "situation", "situations", Situation, "Situation", "Situations",
            "Qu'est-ce que je fais d'abord ?",
        ),
        SheetType(
            "plateforme", "plateformes", Plateforme, "Plateforme", "Plateformes",
            "Qu'est-ce qui se joue, comment rentrer, qui appeler ?",
        ),
        SheetType(
            "contournement", "contournements", Contournement,
            "Contournement", "Contournements",
            "Est-ce que je peux ? À quelles conditions ? Comment en sortir ?",
        ),
        SheetType(
            "risque", "risques", Risque, "Risque", "Risques",
            "Est-ce grave ? Que faire maintenant ?",
        ),
        SheetType(
            "aidants-connect", "aidants-connect", AidantsConnect,
            "Aidants Connect et mandats", "Aidants Connect et mandats",
            "Est-ce que je peux ? Sinon, quoi ?",
        ),
        SheetType(
            "reseau", "reseaux", Reseau, "Réseau", "Réseaux",
            "Où, comment, et si c'est fermé ?",
        ),
        SheetType(
            "posture", "postures", Posture, "Posture", "Postures",
            "Qui clique, que dire ?",
        ),
        SheetType(
            "decision", "decisions", Decision, "Aide à la décision", "Aides à la décision",
            "Faut-il aider ? Comment ?",
        ),
        SheetType(
            "deliberation", "deliberations", Deliberation, "Délibération", "Délibérations",
            "Qu'est-ce qu'on met en débat dans l'équipe ?",
        ),
        SheetType(
            "cadre", "cadres", Cadre, "Cadre", "Cadres",
            "Que faire signer, et par qui ?",
        ),
        SheetType(
            "notion", "notions", Notion, "Notion", "Notions",
            "Définir et citer",
        ),
        SheetType(
            "parcours", "parcours", Parcours, "Parcours", "Parcours",
            "Un cours prêt à l'emploi",
        ),
    )
}

TYPES_BY_FOLDER: dict[str, SheetType] = {
    sheet_type.folder: sheet_type for sheet_type in SHEET_TYPES.values()
}

__all__ = ["SHEET_TYPES", "TYPES_BY_FOLDER", "Fiche", "SheetType"]
