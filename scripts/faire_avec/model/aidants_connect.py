"""Aidants Connect and written mandates: can I, how, and if not, what."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Alternative, Contacts, Etape, Fait, Fiche, Model
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Line90, Prose


class Repere(Fait):
    """Un fait à lire d'un coup d'œil."""

    quoi: Line = Field(title="Quoi", description="La question.")
    valeur: Prose = Field(title="Valeur", description="La réponse courte.")


class QuestionPrealable(Model):
    """Une question à se poser avant de commencer."""

    question: Line90 = Field(title="Question", description="Une question à réponse oui ou non.")
    si_non: Prose = Field(title="Si non", description="Ce qu'on fait alors.")


class AidantsConnect(Fiche):
    """Aidants Connect ou un mandat : conditions, étapes, repli."""

    en_clair: Prose = Field(title="En clair", description="Ce que c'est, en deux phrases.")
    trois_questions: list[QuestionPrealable] = Field(
        default_factory=list,
        max_length=3,
        title="Trois questions",
        description="À poser avant tout ; un seul « non » mène au repli.",
    )
    impossible_si: list[Affirmation] = Field(
        min_length=1,
        title="Impossible si",
        description="Les cas où ce n'est pas possible : on commence par là.",
    )
    repli: list[Alternative] = Field(
        min_length=1, title="Repli", description="Que faire dans ces cas."
    )
    qui: list[Affirmation] = Field(
        min_length=1, title="Qui", description="Qui peut, qui ne peut pas."
    )
    prerequis: list[Affirmation] = Field(
        default_factory=list, title="Prérequis", description="Ce qu'il faut avant de commencer."
    )
    etapes: list[Etape] = Field(
        min_length=1, title="Étapes", description="Dans l'ordre, avec qui agit."
    )
    reperes: list[Repere] = Field(
        default_factory=list, title="Repères", description="Durées, périmètres, délais."
    )
    a_savoir: list[Affirmation] = Field(
        default_factory=list, title="À savoir", description="Limites, nuances, débats."
    )
    contacts: Contacts = Field(
        default_factory=Contacts, title="Contacts", description="Qui joindre."
    )


TYPE = SheetType(
    "aidants-connect", "aidants-connect", AidantsConnect,
    "Aidants Connect et mandats", "Aidants Connect et mandats",
    "Est-ce que je peux ? Sinon, quoi ?", rank=5,
)
