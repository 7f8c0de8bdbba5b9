"""Parcours: a ready course made of sheets and activities."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Fiche, Model
from faire_avec.model.quiz import QuestionDeQuiz
from faire_avec.model.relations import PassePar
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Prose


class EtapeDeParcours(Model):
    """Un temps du parcours."""

    titre: Line = Field(title="Titre", description="Ce qu'on y apprend.")
    duree: Line = Field(title="Durée", description="Temps prévu.")
    fiches: list[PassePar] = Field(
        default_factory=list, title="Fiches", description="Fiches à lire ou à travailler."
    )
    activite: Prose = Field(title="Activité", description="Ce que font les participants.")


class Parcours(Fiche):
    """Un parcours de formation prêt à l'emploi."""

    public: Prose = Field(title="Public", description="À qui il s'adresse.")
    duree: Line = Field(title="Durée", description="Durée totale.")
    objectifs: list[Line] = Field(
        min_length=1, title="Objectifs", description="Ce que les participants sauront faire."
    )
    etapes: list[EtapeDeParcours] = Field(
        min_length=1, title="Étapes", description="Les temps, dans l'ordre."
    )
    evaluation: list[Affirmation] = Field(
        min_length=1, title="Évaluation", description="Comment on sait que c'est appris."
    )
    quiz: list[QuestionDeQuiz] = Field(
        default_factory=list, title="Quiz", description="Questions sur les fiches du parcours."
    )


TYPE = SheetType("parcours", "parcours", Parcours, "Parcours", "Parcours",
                 "Un cours prêt à l'emploi", rank=12)
