"""Reseau: where to refer someone, and how not to lose them on the way."""

from __future__ import annotations

from pydantic import Field

from faire_avec.model.base import Affirmation, Alternative, Contacts, Fait, Fiche, Model
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import Line, Prose, Url


class Trouver(Fait):
    """Une façon de trouver le lieu."""

    comment: Prose = Field(title="Comment", description="Le geste.")
    lien: Url | None = Field(None, title="Lien", description="Adresse officielle.")


class Orienter(Model):
    """Orienter sans perdre la personne."""

    preparer: list[Affirmation] = Field(
        min_length=1, title="Préparer", description="Ce qu'on fait avant, avec la personne."
    )
    consentement: Prose = Field(
        title="Accord", description="Ce qu'on dit et demande avant de transmettre."
    )
    retour: Prose = Field(title="Retour", description="Comment on sait que ça a marché.")


class Reseau(Fiche):
    """Un réseau : où, comment, et si c'est fermé."""

    mission: Prose = Field(title="Mission", description="Ce qu'il fait, en une phrase ou deux.")
    pour_qui: list[Affirmation] = Field(
        min_length=1, title="Pour qui", description="Les publics accueillis."
    )
    fait: list[Affirmation] = Field(
        default_factory=list, title="Ce qu'il fait", description="Les demandes qu'il prend."
    )
    ne_fait_pas: list[Affirmation] = Field(
        min_length=1, title="Ne fait pas", description="Les limites, pour ne pas envoyer à tort."
    )
    cout: Affirmation = Field(title="Coût", description="Gratuit ou non, et pour qui.")
    habilitations: list[Affirmation] = Field(
        default_factory=list,
        title="Habilitations",
        description="Aidants Connect, agréments, secret : ce que le lieu peut faire.",
    )
    trouver: list[Trouver] = Field(
        min_length=1, title="Trouver", description="Comment trouver le lieu proche."
    )
    dire: list[Line] = Field(
        default_factory=list,
        title="Dire",
        description="Les phrases à dire à l'accueil ou au téléphone, telles quelles.",
    )
    apporter: list[Line] = Field(
        default_factory=list, title="Apporter", description="Les pièces à apporter, une par ligne."
    )
    orienter: Orienter = Field(
        title="Orienter", description="Préparer, demander l'accord, avoir le retour."
    )
    si_absent: list[Alternative] = Field(
        min_length=1, title="Si absent", description="S'il n'y en a pas ici, ou si c'est fermé."
    )
    contacts: Contacts = Field(
        default_factory=Contacts, title="Contacts", description="Numéros et bureaux."
    )
    a_savoir: list[Affirmation] = Field(
        default_factory=list, title="À savoir", description="Limites, débats, faits utiles."
    )


TYPE = SheetType("reseau", "reseaux", Reseau, "Réseau", "Réseaux",
                 "Où, comment, et si c'est fermé ?", rank=6)
