"""Cadre: a document to fill in, clause by clause, with variants and why."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Fait, Fiche, Model
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Prose, Slug


class Variante(Model):
    """Une autre rédaction possible."""

    texte: Prose = Field(title="Texte", description="La rédaction.")
    quand: Line = Field(title="Quand", description="Le cas où la préférer.")


class Clause(Fait):
    """Une clause du modèle."""

    id: Slug = Field(title="Identifiant", description="Nom court de la clause.")
    titre: Line = Field(title="Titre", description="Le sujet de la clause.")
    texte: Prose = Field(
        title="Texte",
        description="La rédaction proposée ; les blancs s'écrivent {à compléter}.",
    )
    pourquoi: Prose = Field(title="Pourquoi", description="Ce que la clause protège.")
    variantes: list[Variante] = Field(
        default_factory=list, title="Variantes", description="Autres rédactions et quand."
    )


class Cadre(Fiche):
    """Un modèle à faire signer : quoi, par qui, avec quelles limites."""

    usage: Prose = Field(title="Usage", description="À quoi sert le document.")
    qui_signe: list[Affirmation] = Field(
        min_length=1, title="Qui signe", description="Les signataires, et qui est informé."
    )
    modele: list[Clause] = Field(
        min_length=1, title="Modèle", description="Les clauses, dans l'ordre."
    )
    a_signer_d_abord: list[Slug] = Field(
        default_factory=list,
        title="À signer d'abord",
        description="Identifiants des clauses qui tiennent sur une page et se signent en premier.",
    )
    limites: list[Affirmation] = Field(
        min_length=1, title="Limites", description="Ce que le document ne permet pas."
    )
    comment_l_obtenir: list[Affirmation] = Field(
        default_factory=list,
        title="Comment l'obtenir",
        description="Les pas pour le faire adopter.",
    )


TYPE = SheetType("cadre", "cadres", Cadre, "Cadre", "Cadres",
                 "Que faire signer, et par qui ?", rank=10)
