"""Situation: what the professional has in front of them."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Etape, Fiche, Model
from faire_avec.model.relations import ConduitA, OrienteVers
from faire_avec.model.reponse import Reponse
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Line90, Prose


class QuestionDeTri(Model):
    """Une question qui sépare les cas."""

    question: Line = Field(title="Question", description="Une question à réponse oui ou non.")
    si_oui: Prose = Field(title="Si oui", description="Le geste à faire.")
    si_non: Prose = Field(title="Si non", description="Le geste à faire.")


class Situation(Fiche):
    """Une situation d'entretien : trois questions, puis les gestes dans l'ordre."""

    phrase: Line = Field(
        title="Phrase", description="La situation comme elle se dit : « Je n'ai plus mon code »."
    )
    tri: list[QuestionDeTri] = Field(
        default_factory=list,
        max_length=3,
        title="Tri",
        description="Trois questions au plus pour trouver le bon geste.",
    )
    gestes: list[Etape] = Field(
        min_length=1, title="Gestes", description="Quoi faire, dans l'ordre, avec qui agit."
    )
    choix: Line90 = Field(
        "Selon le cas",
        title="Choix",
        description="La question au-dessus des réponses.",
    )
    reponses: list[Reponse] = Field(
        default_factory=list,
        title="Réponses",
        description="Selon le cas : ce qui bloque, les gestes, l'échelle.",
    )
    a_eviter: list[Affirmation] = Field(
        default_factory=list,
        title="À éviter",
        description="Ce qui aggrave, dit sans reproche.",
    )
    a_savoir: list[Affirmation] = Field(
        default_factory=list, title="À savoir", description="Pourquoi ça arrive, faits utiles."
    )
    conduit_a: list[ConduitA] = Field(
        default_factory=list,
        title="Conduit à",
        description="Contournements auxquels la situation pousse.",
    )
    oriente_vers: list[OrienteVers] = Field(
        default_factory=list, title="Oriente vers", description="Réseaux qui peuvent aider."
    )


TYPE = SheetType("situation", "situations", Situation, "Situation", "Situations",
                 "Qu'est-ce que je fais d'abord ?", rank=1)
