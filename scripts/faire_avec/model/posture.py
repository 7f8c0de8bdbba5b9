"""Posture: who clicks, what to say, when to change posture."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Etape, Fiche, Model
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Prose, SheetRef


class Bascule(Model):
    """Un signe qui dit de changer de posture."""

    signe: Prose = Field(title="Signe", description="Ce qu'on voit ou entend.")
    vers: SheetRef | None = Field(
        None, title="Vers", description="Identifiant de la posture ou de la fiche suivante."
    )


class Posture(Fiche):
    """Une posture d'aide : qui clique, que dire."""

    quand: list[Affirmation] = Field(
        min_length=1, title="Quand", description="Les moments où elle convient."
    )
    gestes: list[Etape] = Field(
        min_length=1, title="Gestes", description="Ce qu'on fait, avec qui agit."
    )
    mots: list[Line] = Field(
        min_length=1, title="Mots", description="Des phrases prêtes à dire."
    )
    ecran_clavier: Prose = Field(
        title="Écran et clavier", description="Où est l'écran, qui tient clavier et souris."
    )
    qui_clique: Prose = Field(title="Qui clique", description="Qui fait le dernier clic.")
    signes_de_bascule: list[Bascule] = Field(
        min_length=1, title="Signes de bascule", description="Quand changer de posture."
    )
    limites: list[Affirmation] = Field(
        default_factory=list, title="Limites", description="Ce que la posture ne règle pas."
    )


TYPE = SheetType("posture", "postures", Posture, "Posture", "Postures",
                 "Qui clique, que dire ?", rank=7)
