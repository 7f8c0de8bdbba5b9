"""What the open data say, file by file: they are written, described and tested from here.

Addresses and file names are relative to the root of the site.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field, SerializeAsAny

from faire_avec.exports._licence import LICENCE
from faire_avec.model.base import Fiche, Model, Statut
from faire_avec.model.calque import ChezNous, EnTete
from faire_avec.model.reponse import Reponse
from faire_avec.model.tables import Contact, Source, Terme
from faire_avec.model.types import SLUG_PATTERN, Day


class Fichier(Model):
    """Ce que dit chaque fichier de lui-même."""

    version: Literal[1] = Field(1, description="Change seulement si une clé change de sens.")
    licence: str = Field(LICENCE, description="Licence du contenu : CC BY-SA 4.0.")


CALQUE = "Nom du calque d'où elle vient ; absent pour ce qui est du guide."


class FicheBreve(Model):
    """Une fiche, en une ligne."""

    id: str = Field(pattern=SLUG_PATTERN, description="Identifiant, qui ne change jamais.")
    type: str = Field(description="Type de fiche.")
    titre: str = Field(description="Titre, qui peut changer.")
    en_bref: str = Field(description="À quoi sert la fiche.")
    alias: list[str] = Field(description="Autres noms.")
    adresse: str = Field(description="Sa page.")
    statut: Statut = Field(description="État de la fiche.")
    verifie_le: Day = Field(description="Date de la preuve la plus fragile.")
    a_revoir_le: Day | None = Field(
        None, description="Jour après lequel la fiche est en retard ; absent si rien ne vieillit."
    )
    calque: str | None = Field(None, description=CALQUE)


class ListeDesFiches(Fichier):
    """Toutes les fiches, en bref."""

    fiches: list[FicheBreve] = Field(description="Dans l'ordre des dossiers.")


class Entree(Model):
    """Une fiche dans l'index : où la lire, où prendre ses données, où suivre ses changements."""

    id: str = Field(pattern=SLUG_PATTERN, description="Identifiant.")
    type: str = Field(description="Type de fiche.")
    titre: str = Field(description="Titre.")
    adresse: str = Field(description="Sa page.")
    donnees: str = Field(description="Ses données, en entier.")
    flux: str = Field(description="Ses changements, en Atom.")


class TypeDeFiche(Model):
    """Un type de fiche."""

    nom: str = Field(description="Nom court, dans les données.")
    libelle: str = Field(description="Nom montré au lecteur.")
    adresse: str = Field(description="La liste de ses fiches.")
    modele: str = Field(description="Schéma JSON du fichier d'une fiche.")
    flux: str = Field(description="Ses changements, en Atom.")


class Index(Fichier):
    """Par où commencer."""

    types: list[TypeDeFiche] = Field(description="Les types de fiche.")
    fiches: list[Entree] = Field(description="Toutes les fiches.")
    fichiers: dict[str, str] = Field(description="Les autres fichiers, par nom.")


class Lien(Model):
    """Un lien typé entre deux fiches, vu de l'une d'elles."""

    relation: str = Field(description="Nom de la relation.")
    sens: Literal["vers", "depuis"] = Field(
        description="« vers » : la fiche l'énonce. « depuis » : l'autre fiche l'énonce."
    )
    fiche: str = Field(description="L'autre fiche.")


class FicheEntiere(Fichier):
    """Une fiche et tous ses champs."""

    id: str = Field(pattern=SLUG_PATTERN, description="Identifiant, qui ne change jamais.")
    type: str = Field(description="Type de fiche.")
    adresse: str = Field(description="Sa page.")
    statut: Statut = Field(description="État de la fiche.")
    verifie_le: Day = Field(description="Date de la preuve la plus fragile.")
    a_revoir_le: Day | None = Field(
        None, description="Jour après lequel la fiche est en retard ; absent si rien ne vieillit."
    )
    calque: str | None = Field(None, description=CALQUE)
    publiee_le: Day | None = Field(
        None, description="Jour d'entrée au registre ; absent pour les premières fiches."
    )
    relations: list[Lien] = Field(description="Ses liens typés, dans les deux sens.")
    citee_dans: list[str] = Field(description="Les fiches qui la citent sans lien typé.")
    fiche: SerializeAsAny[Fiche] = Field(
        description="Tous les champs de la fiche ; ce qui n'est pas dit est absent."
    )


class ReponsePubliee(Model):
    """Une réponse : ce qui bloque, les gestes, l'échelle."""

    fiche: str = Field(pattern=SLUG_PATTERN, description="Identifiant de sa fiche.")
    adresse: str = Field(description="Où la lire, ouverte.")
    reponse: Reponse = Field(description="Ses champs ; « id » ne change jamais.")


class ListeDesReponses(Fichier):
    """Toutes les réponses."""

    reponses: list[ReponsePubliee] = Field(description="Fiche par fiche, dans leur ordre.")


class ContactPublie(Model):
    """Une ligne, un bureau ou un formulaire."""

    id: str = Field(pattern=SLUG_PATTERN, description="Identifiant.")
    a_revoir_le: Day | None = Field(
        None, description="Jour après lequel il est en retard ; absent s'il n'est pas daté."
    )
    calque: str | None = Field(None, description=CALQUE)
    fiches: list[str] = Field(description="Les fiches qui le donnent.")
    contact: Contact = Field(description="Ses champs.")


class ListeDesContacts(Fichier):
    """Tous les contacts."""

    contacts: list[ContactPublie] = Field(description="Par identifiant de la table.")


class AjoutPublie(Model):
    """Ce qu'un service ajoute à une fiche du guide."""

    fiche: str = Field(pattern=SLUG_PATTERN, description="Identifiant de la fiche.")
    ajout: ChezNous = Field(description="Ses champs.")


class CalquePublie(Model):
    """Un calque : ce qu'un service ajoute, à côté du guide."""

    calque: EnTete = Field(description="Qui le tient.")
    ajouts: list[AjoutPublie] = Field(description="Fiche par fiche.")
    lignes: dict[str, Contact] = Field(
        description="Ses contacts ; le même identifiant que dans le guide ne le remplace pas."
    )
    fiches: list[str] = Field(description="Les fiches qui lui sont propres.")


class ListeDesCalques(Fichier):
    """Tous les calques posés sur ce site."""

    calques: list[CalquePublie] = Field(description="Du plus large au plus proche.")


class SourcePubliee(Model):
    """Une source."""

    id: str = Field(pattern=SLUG_PATTERN, description="Identifiant.")
    fiches: list[str] = Field(description="Les fiches qui la citent.")
    source: Source = Field(description="Ses champs.")


class ListeDesSources(Fichier):
    """Toute la bibliographie commune."""

    sources: list[SourcePubliee] = Field(description="Par identifiant de la table.")


class Vocabulaires(Fichier):
    """Les mots dont les champs se servent."""

    vocabulaires: dict[str, dict[str, Terme]] = Field(
        description="Les mots de chaque vocabulaire, par identifiant."
    )


class SorteDeLien(Model):
    """Une relation entre types de fiche."""

    nom: str = Field(description="Nom de la relation.")
    de: list[str] = Field(description="Types qui peuvent l'énoncer ; vide : tous.")
    vers: list[str] = Field(description="Types qu'elle peut viser ; vide : tous.")
    libelle: str = Field(description="Titre sur la fiche qui l'énonce.")
    libelle_inverse: str = Field(description="Titre sur la fiche visée.")


class Arc(Model):
    """Un lien typé, énoncé une fois."""

    de: str = Field(description="La fiche qui l'énonce.")
    relation: str = Field(description="Nom de la relation.")
    vers: str = Field(description="La fiche visée.")


class Relations(Fichier):
    """Le graphe des fiches."""

    relations: list[SorteDeLien] = Field(description="Les relations possibles.")
    liens: list[Arc] = Field(description="Les liens énoncés.")


class Changement(Model):
    """Un changement utile au lecteur."""

    date: Day = Field(description="Jour du changement.")
    fiche: str = Field(description="La fiche changée.")
    nouvelle: bool = Field(description="Vrai pour une nouvelle fiche.")
    quoi: str | None = Field(None, description="Ce qui change ; absent pour une nouvelle fiche.")
    adresse: str = Field(description="Où le lire.")


class Changements(Fichier):
    """Le journal, du plus récent au plus ancien."""

    changements: list[Changement] = Field(description="Les changements.")
