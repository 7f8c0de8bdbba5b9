"""Reponse: the unit of the guide. What blocks, one to four gestures, the ladder if they fail."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from faire_avec.model.base import Etape, Fait, Model, Shorthand
from faire_avec.model.types import (
    ContactRef,
    Line,
    Line40,
    Line60,
    Prose,
    SheetRef,
    Slug,
    Verbatim,
)

Motif = Literal[
    "mot-de-passe", "code", "boite-ou-telephone-perdus", "numero-de-secu", "compte-bloque",
    "paiement-arrete", "piece-demandee", "trop-percu", "rendez-vous", "panne", "autre",
]
Vu = Literal["ecran", "texte", "pratique"]


class Echelon(Fait, Shorthand):
    """Un échelon de l'échelle « Ça ne marche pas ? »."""

    texte: Prose | None = Field(
        None, title="Texte", description="Ce qu'on fait, en une ou deux phrases."
    )
    contact: ContactRef | None = Field(
        None, title="Contact", description="Identifiant d'un contact de fiches/contacts.yml."
    )
    dire: Line | None = Field(
        None,
        title="Dire",
        description="La phrase à dire, telle quelle, sans guillemets : elle se lit au téléphone "
        "ou au guichet.",
    )
    apporter: list[Line] = Field(
        default_factory=list,
        title="Apporter",
        description="Les pièces et numéros à avoir sous la main, un par ligne.",
    )
    demander: list[Line] = Field(
        default_factory=list,
        title="Demander",
        description="Ce qu'on demande dans la même visite ou le même appel.",
    )
    voies: list[Slug] = Field(
        default_factory=list,
        title="Voies",
        description="Identifiants des voies de récupération de la fiche que l'échelon emploie.",
    )
    fiche: SheetRef | None = Field(
        None, title="Fiche", description="Identifiant d'une fiche qui en dit plus."
    )


class Echelle(Model):
    """« Ça ne marche pas ? » : toujours dans cet ordre."""

    autre_acces: Echelon | None = Field(
        None, title="Autre accès", description="Une autre façon d'entrer ou de faire, en ligne."
    )
    telephone: Echelon | None = Field(
        None, title="Au téléphone", description="Qui appeler, et la phrase à dire."
    )
    guichet: Echelon | None = Field(
        None,
        title="Au guichet",
        description="Où aller, quoi apporter, quoi demander dans la même visite.",
    )
    papier: Echelon | None = Field(
        None,
        title="Pendant ce temps, sur papier",
        description="Le formulaire ou le courrier qui tient la date.",
    )
    quelqu_un: Echelon | None = Field(
        None, title="Quelqu'un qui peut agir", description="Un réseau, un mandataire, un proche."
    )
    constat: Echelon | None = Field(
        None, title="Toujours bloqué", description="Le constat de blocage et la lettre."
    )


class Preuve(Fait):
    """D'où vient une réponse, et si quelqu'un l'a vue à l'écran."""

    own_pace: ClassVar[bool] = True

    vu: Vu = Field(
        title="Vu",
        description="ecran (quelqu'un a vu cet écran, à la date dite), texte (une page ou un texte "
        "le dit) ou pratique (conseil du métier : aucune marque).",
    )
    a_change: Line | None = Field(
        None, title="A changé", description="Ce que des lecteurs disent avoir vu changer."
    )


class QuestionAuLecteur(Model):
    """Une question qui se règle en dix secondes, devant l'écran."""

    texte: Line = Field(
        title="Texte", description="Le début de la phrase : « Le code arrive par »."
    )
    choix: list[Line60] = Field(
        min_length=2, max_length=6, title="Choix", description="Les réponses possibles."
    )


class Reponse(Model):
    """Une réponse : ce qui bloque, un à quatre gestes, et l'échelle si ça ne marche pas."""

    id: Slug = Field(
        title="Identifiant",
        description="Nom court et durable : il fait l'adresse de la réponse, et ne change jamais.",
    )
    titre: Line40 = Field(
        title="Titre",
        description="Le bouton, 40 signes au plus, dans les mots des gens : « Mot de passe "
        "oublié ».",
    )
    groupe: Line60 | None = Field(
        None,
        title="Groupe",
        description="Pour une fiche qui en couvre plusieurs : « Gmail », « La Poste »…",
    )
    se_dit: list[Verbatim] = Field(
        min_length=1,
        title="Se dit",
        description="Ce que les gens disent, et les messages tels que l'écran les affiche.",
    )
    motif: Motif = Field(
        title="Motif",
        description="Le même problème porte le même mot partout : mot-de-passe, code, "
        "boite-ou-telephone-perdus, numero-de-secu, compte-bloque, paiement-arrete, "
        "piece-demandee, trop-percu, rendez-vous, panne ou autre.",
    )
    duree: Line40 | None = Field(
        None, title="Durée", description="Le temps à prévoir ensemble : « 3 minutes »."
    )
    gestes: list[Etape] = Field(
        min_length=1,
        max_length=4,
        title="Gestes",
        description="Un à quatre, dans l'ordre, avec qui agit.",
    )
    voies: list[Slug] = Field(
        default_factory=list,
        title="Voies",
        description="Identifiants des voies de récupération que ces gestes suivent.",
    )
    sinon: Echelle = Field(title="Sinon", description="L'échelle « Ça ne marche pas ? ».")
    preuve: Preuve | None = Field(
        None, title="Preuve", description="D'où vient la réponse. Rien : conseil du métier."
    )
    question: QuestionAuLecteur | None = Field(
        None,
        title="Question au lecteur",
        description="Ce qui reste à voir, avec des choix fermés : « Le code arrive par ».",
    )


class SansReponse(Model):
    """Un blocage courant que la fiche ne traite pas, et pourquoi."""

    motif: Motif = Field(title="Motif", description="Mot de la liste des motifs.")
    raison: Line = Field(
        title="Raison", description="Pourquoi : « Ce service n'a pas de compte »."
    )
