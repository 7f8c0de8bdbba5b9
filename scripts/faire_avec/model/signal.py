"""Signal: what a reader says of an answer in three taps. It holds nothing about anybody."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from faire_avec.model.base import Model
from faire_avec.model.types import Slug

TEXT_LONGEST = 280
CHOICE_LONGEST = 60
# The two ends of the line that a signal travels as.
START, END = "faire-avec signal |", "| fin"
# « | » parts the fields of the line that a signal travels as.
_TEXT = r"^[^|\n]*$"
Month = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])$")]
Choice = Annotated[str, StringConstraints(min_length=1, max_length=CHOICE_LONGEST, pattern=_TEXT)]
FreeText = Annotated[
    str, StringConstraints(min_length=1, max_length=TEXT_LONGEST, pattern=_TEXT)
]


class Genre(StrEnum):
    """What is said."""

    ECRAN_CHANGE = "ecran-change"
    NUMERO_MUET = "numero-muet"
    ORGANISME_MANQUANT = "organisme-manquant"
    REPONSE_SERVIE = "reponse-servie"
    REPONSE_PAS_SERVIE = "reponse-pas-servie"
    CONFIRMATION = "confirmation"


# What the reader presses; a confirmation is pressed as one of the choices of a sheet.
GENRES: dict[Genre, str] = {
    Genre.ECRAN_CHANGE: "Un écran a changé",
    Genre.NUMERO_MUET: "Un numéro ne répond plus",
    Genre.ORGANISME_MANQUANT: "Il manque un organisme",
    Genre.REPONSE_SERVIE: "Cette réponse m'a servi",
    Genre.REPONSE_PAS_SERVIE: "Cette réponse ne m'a pas servi",
    Genre.CONFIRMATION: "Je réponds à la question",
}


class Signal(Model):
    """Ce qu'un lecteur dit d'une réponse, sans rien qui concerne une personne."""

    genre: Genre = Field(title="Genre", description="Ce qui est dit.")
    fiche: Slug | None = Field(None, title="Fiche", description="Identifiant de la fiche.")
    reponse: Slug | None = Field(
        None, title="Réponse", description="Identifiant de la réponse, dans sa fiche."
    )
    choix: Choice | None = Field(
        None, title="Choix", description="Pour une confirmation : le choix, tel qu'il est écrit."
    )
    mois: Month = Field(title="Mois", description="Le mois du constat : AAAA-MM.")
    texte: FreeText | None = Field(
        None, title="Texte", description="Ce qui est vrai maintenant, en une ligne. Facultatif."
    )

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """What each genre cannot do without."""
        if self.genre is Genre.ORGANISME_MANQUANT:
            if self.texte is None:
                raise PydanticCustomError("signal", "donnez le nom de l'organisme dans «texte»")
        elif self.fiche is None:
            raise PydanticCustomError("signal", "il manque «fiche»")
        if self.genre is Genre.CONFIRMATION:
            if self.reponse is None or self.choix is None:
                raise PydanticCustomError(
                    "signal", "une confirmation donne «reponse» et «choix»"
                )
        elif self.choix is not None:
            raise PydanticCustomError("signal", "«choix» ne va qu'avec une confirmation")
        if self.reponse is not None and self.fiche is None:
            raise PydanticCustomError("signal", "«reponse» ne va pas sans «fiche»")
        return self
