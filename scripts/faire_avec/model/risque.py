"""Risque: signs, gravity, likelihood, and what to do in the first hour, day, week."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from faire_avec.model.base import Affirmation, Certitude, Etape, Fiche, Model, passage_field
from faire_avec.model.relations import SeReduitPar
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import ContactRef, LawDay, Line, PassageRef, Prose, SourceRef

Niveau = Literal["negligeable", "limitee", "importante", "maximale"]


class Mesure(Model):
    """Un niveau sur l'échelle de la Cnil, avec la raison."""

    niveau: Niveau = Field(
        title="Niveau", description="negligeable, limitee, importante ou maximale."
    )
    raison: Prose = Field(title="Raison", description="Pourquoi ce niveau.")


class SiCEstArrive(Model):
    """Les gestes, du plus pressé au moins pressé."""

    heure: list[Etape] = Field(
        min_length=1, title="Dans l'heure", description="Ce qui ne peut pas attendre."
    )
    jour: list[Etape] = Field(
        default_factory=list, title="Dans la journée", description="Ce qui suit."
    )
    semaine: list[Etape] = Field(
        default_factory=list, title="Dans la semaine", description="Ce qui consolide."
    )


class APrevenir(Model):
    """Quelqu'un à prévenir."""

    qui: Line = Field(title="Qui", description="La personne, le service, l'organisme.")
    quand: Line | None = Field(None, title="Quand", description="Le moment ou la condition.")
    comment: Prose | None = Field(None, title="Comment", description="Le canal, les mots.")
    contact: ContactRef | None = Field(
        None, title="Contact", description="Identifiant d'un contact de fiches/contacts.yml."
    )


class Texte(Model):
    """Un texte de droit, daté."""

    reference: Line = Field(title="Référence", description="Article, code, décision.")
    dit: Prose = Field(title="Ce qu'il dit", description="L'essentiel, avec vos mots.")
    version_du: LawDay | None = Field(
        None, title="Version du", description="Date de la version lue (AAAA-MM-JJ)."
    )
    source: SourceRef | None = Field(
        None, title="Source", description="Identifiant d'une source de fiches/sources.yml."
    )
    passage: PassageRef | None = passage_field()
    certitude: Certitude | None = Field(
        None, title="Certitude", description="sure, secondaire ou a-verifier."
    )


class Risque(Fiche):
    """Un risque : est-ce grave, que faire maintenant."""

    pour_qui: list[Affirmation] = Field(
        min_length=1, title="Pour qui", description="Qui est touché, et comment."
    )
    signes: list[Affirmation] = Field(
        default_factory=list, title="Signes", description="À quoi on le reconnaît."
    )
    gravite: Mesure = Field(title="Gravité", description="Échelle de la Cnil, quatre niveaux.")
    vraisemblance: Mesure = Field(
        title="Vraisemblance", description="Échelle de la Cnil, quatre niveaux."
    )
    prevenir: list[Affirmation] = Field(
        default_factory=list, title="Prévenir", description="Ce qui l'évite."
    )
    si_c_est_arrive: SiCEstArrive = Field(
        title="Si c'est arrivé", description="Dans l'heure, la journée, la semaine."
    )
    prevenir_qui: list[APrevenir] = Field(
        default_factory=list, title="Prévenir qui", description="Qui doit le savoir, et quand."
    )
    textes: list[Texte] = Field(
        default_factory=list, title="Textes", description="Le droit, avec article et version."
    )
    a_savoir: list[Affirmation] = Field(
        default_factory=list, title="À savoir", description="Nuances, débats, faits utiles."
    )
    se_reduit_par: list[SeReduitPar] = Field(
        default_factory=list,
        title="Se réduit par",
        description="Fiches posture, cadre ou Aidants Connect.",
    )


TYPE = SheetType("risque", "risques", Risque, "Risque", "Risques",
                 "Est-ce grave ? Que faire maintenant ?", rank=4)
