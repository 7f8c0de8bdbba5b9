"""Deliberation: a case the team works through together."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Fiche, Model
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Minutes, Prose, SheetRef


class RoleDeSeance(Model):
    """Un rôle tenu pendant la séance."""

    nom: Line = Field(title="Nom", description="Le rôle.")
    consigne: Prose = Field(title="Consigne", description="Ce que fait celui qui le tient.")


class Axe(Model):
    """Un axe de désaccord : deux positions qui se tiennent."""

    nom: Line = Field(title="Nom", description="La question de l'axe.")
    d_un_cote: Prose = Field(title="D'un côté", description="Une position et sa raison.")
    de_l_autre: Prose = Field(title="De l'autre", description="L'autre position et sa raison.")


class Temps(Model):
    """Un temps de la séance."""

    minutes: Minutes = Field(
        title="Minutes", description="Durée de ce temps.", examples=["45"]
    )
    quoi: Prose = Field(title="Quoi", description="Ce qu'on fait.")


class Deliberation(Fiche):
    """Une délibération : un récit composé, des positions, un relevé de décision."""

    recit: Prose = Field(
        title="Récit", description="Le cas, composé à partir de plusieurs : aucune personne réelle."
    )
    duree: Minutes = Field(
        title="Durée", description="Minutes de la séance entière.", examples=["45"]
    )
    roles: list[RoleDeSeance] = Field(
        min_length=1, title="Rôles", description="Qui fait quoi pendant la séance."
    )
    deroule: list[Temps] = Field(
        min_length=1, title="Déroulé", description="Les temps de la séance, dans l'ordre."
    )
    questions: list[Line] = Field(
        min_length=1, title="Questions", description="Les questions mises au débat."
    )
    positions: list[Axe] = Field(
        min_length=1, title="Positions", description="Les axes de désaccord."
    )
    releve: list[Line] = Field(
        min_length=1, title="Relevé", description="Les lignes à remplir en fin de séance."
    )
    fiches: list[SheetRef] = Field(
        default_factory=list, title="Fiches", description="Fiches à lire avant la séance."
    )


TYPE = SheetType("deliberation", "deliberations", Deliberation, "Délibération", "Délibérations",
                 "Qu'est-ce qu'on met en débat dans l'équipe ?", rank=9)
