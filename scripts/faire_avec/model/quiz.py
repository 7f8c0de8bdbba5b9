"""Quiz questions: what one may ask after a sheet or a course, each answer with its why."""

from __future__ import annotations

from hashlib import sha256
from typing import Literal

from pydantic import Field

from faire_avec.model.base import Model
from faire_avec.model.types import Line, SheetRef, Slug, YesNo

GenreDeQuestion = Literal["choix-unique", "choix-multiple", "vrai-faux"]


class ReponseDeQuiz(Model):
    """Une réponse proposée, et pourquoi elle est juste ou non."""

    texte: Line = Field(title="Texte", description="La réponse, telle qu'on la lit.")
    juste: YesNo = Field(False, title="Juste", description="oui pour une bonne réponse.")
    pourquoi: Line = Field(
        title="Pourquoi", description="Ce qui la rend juste ou non, sans reproche."
    )


def _fingerprint(question: str, answer: str) -> bytes:
    return sha256(f"{question}\n{answer}".encode()).digest()


class QuestionDeQuiz(Model):
    """Une question dont la réponse est dans une fiche."""

    id: Slug = Field(title="Identifiant", description="Nom court, unique dans la fiche.")
    genre: GenreDeQuestion = Field(
        "choix-unique",
        title="Genre",
        description="choix-unique (une bonne réponse parmi trois au moins), choix-multiple ou "
        "vrai-faux.",
    )
    question: Line = Field(title="Question", description="Une phrase claire, sans piège.")
    reponses: list[ReponseDeQuiz] = Field(
        min_length=2,
        max_length=6,
        title="Réponses",
        description="De deux à six, chacune avec son pourquoi.",
    )
    explication: Line = Field(
        title="Explication", description="Ce qu'il faut retenir, quelle que soit la réponse."
    )
    fiches: list[SheetRef] = Field(
        default_factory=list,
        title="Fiches",
        description="Fiches où se trouve la réponse ; vide veut dire celle-ci.",
    )

    @property
    def melees(self) -> list[ReponseDeQuiz]:
        """The answers as every page and format shows them: mixed, the same way each time.

        Authors write the right ones first. Two answers keep their order when a third changes;
        true and false keep theirs.
        """
        if self.genre == "vrai-faux":
            return self.reponses
        return sorted(self.reponses, key=lambda one: _fingerprint(self.id, one.texte))
