"""Notion: define and cite."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Certitude, Fiche, Model, passage_field
from faire_avec.model.quiz import QuestionDeQuiz
from faire_avec.model.relations import Eclaire
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, PassageRef, Prose, SheetRef, SourceRef


class Auteur(Model):
    """Un auteur, ce qu'il apporte, où."""

    nom: Line = Field(title="Nom", description="Prénom et nom.")
    annee: Line | None = Field(None, title="Année", description="Année du texte.")
    apport: Prose = Field(title="Apport", description="L'idée, avec vos mots.")
    citation: Line | None = Field(
        None, title="Citation", description="Les mots exacts de l'auteur, sans guillemets."
    )
    ou: Line | None = Field(
        None, title="Où", description="Paragraphe ou page, par exemple « § 14 »."
    )
    source: SourceRef | None = Field(
        None, title="Source", description="Identifiant d'une source de fiches/sources.yml."
    )
    passage: PassageRef | None = passage_field()
    certitude: Certitude | None = Field(
        None, title="Certitude", description="sure, secondaire ou a-verifier."
    )


class Critique(Affirmation):
    """Une critique, avec celui ou celle qui la signe."""

    qui: Line | None = Field(
        None, title="Qui", description="Qui la signe : « Mazet et Sorin, 2020, § 27 »."
    )


class Notion(Fiche):
    """Une notion : définition, auteurs, débat, exemple."""

    definition: Prose = Field(title="Définition", description="Deux ou trois phrases.")
    auteurs: list[Auteur] = Field(
        min_length=1, title="Auteurs", description="Qui l'a pensée, et où."
    )
    debat: list[Critique] = Field(
        min_length=1, title="Débat", description="Critiques et limites."
    )
    lecture: Prose | None = Field(
        None, title="Notre lecture", description="Ce que le guide en retient, clairement à part."
    )
    exemple: Prose = Field(title="Exemple", description="Un moment d'entretien qui la montre.")
    cas: list[SheetRef] = Field(
        default_factory=list, title="Cas", description="Fiches où la notion se voit."
    )
    eclaire: list[Eclaire] = Field(
        default_factory=list, title="Éclaire", description="Fiches que la notion aide à penser."
    )
    quiz: list[QuestionDeQuiz] = Field(
        default_factory=list,
        title="Quiz",
        description="Questions dont la réponse est dans la fiche.",
    )


TYPE = SheetType("notion", "notions", Notion, "Notion", "Notions",
                 "Définir et citer", rank=11)
