"""Calque: what a service adds to the national sheets, shown beside them and never instead."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from faire_avec.model.base import Model
from faire_avec.model.types import ContactRef, Day, Line, Line60, Prose, Provenance, Slug

Echelon = Literal["autre_acces", "telephone", "guichet", "papier", "quelqu_un", "constat"]


class EnTete(Model):
    """Qui tient le calque : cela se lit à côté de chaque ajout."""

    nom: Line60 = Field(
        title="Nom", description="Ce que le lecteur voit : « Service social de Vallombre »."
    )
    tenu_par: Line = Field(
        title="Tenu par",
        description="L'équipe ou la fonction qui le tient à jour, sans nom propre.",
    )
    note: Line | None = Field(None, title="Note", description="Ce qu'il faut savoir du calque.")


class ChezNous(Model):
    """Ce qui est vrai ici : à côté d'une réponse, d'un échelon, d'une clause ou d'une fiche."""

    sur: Slug | None = Field(
        None,
        title="Sur",
        description="Identifiant d'une réponse, d'une démarche ou d'une clause de la fiche. "
        "Rien : toute la fiche.",
    )
    echelon: Echelon | None = Field(
        None,
        title="Échelon",
        description="Pour une réponse : autre_acces, telephone, guichet, papier, quelqu_un ou "
        "constat. Rien : toute la réponse.",
    )
    texte: Prose | None = Field(
        None, title="Texte", description="Ce qui se passe ici, en une ou deux phrases."
    )
    dire: Line | None = Field(
        None, title="Dire", description="La phrase à dire, telle quelle, sans guillemets."
    )
    contact: ContactRef | None = Field(
        None, title="Contact", description="Identifiant d'un contact, du calque ou du guide."
    )
    source: Provenance | None = Field(
        None, title="Source", description="D'où on le sait : convention, courrier, appel."
    )
    verifie_le: Day = Field(
        title="Vérifié le", description="Jour où c'était vrai (AAAA-MM-JJ)."
    )


class Ajout(Model):
    """Le fichier d'une fiche du guide, dans le calque."""

    chez_nous: list[ChezNous] = Field(
        min_length=1, title="Chez nous", description="Les ajouts, dans l'ordre où ils se lisent."
    )
