"""What is kept of a place, and of the file it comes from. Unknown is an empty list or nothing."""

from __future__ import annotations

from datetime import date
from datetime import date as date_type
from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from faire_avec.directory.choices import CHOICES
from faire_avec.model.base import Model

INSEE = r"^(?:\d{2}|2[AB])\d{3}$"
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:-[a-z0-9]+)*$", max_length=120)]
Departement = Annotated[str, StringConstraints(pattern=r"^(?:\d{2}|2[AB]|9[78]\d)$")]
Text = Annotated[str, StringConstraints(min_length=1)]
Web = Annotated[str, StringConstraints(pattern=r"^https?://\S+$")]
Phone = Annotated[str, StringConstraints(pattern=r"^\+?\d{2,15}$")]


def _one_of(field: str) -> AfterValidator:
    codes = CHOICES[field]

    def check(value: str) -> str:
        if value not in codes:
            raise PydanticCustomError(
                "code_inconnu", "«{code}» n'est pas un code connu", {"code": value}
            )
        return value

    return AfterValidator(check)


Typologie = Annotated[str, _one_of("typologies")]
Itinerance = Annotated[str, _one_of("itinerance")]
Service = Annotated[str, _one_of("services")]
Public = Annotated[str, _one_of("publics")]
Besoin = Annotated[str, _one_of("besoins")]
Frais = Annotated[str, _one_of("frais")]
Programme = Annotated[str, _one_of("programmes")]
Label = Annotated[str, _one_of("labels")]
Acces = Annotated[str, _one_of("acces")]
Accompagnement = Annotated[str, _one_of("accompagnement")]


class Kept(Model):
    """Base of what is kept: strict as a sheet, as quick as possible to read by thousands."""

    model_config = ConfigDict(str_strip_whitespace=False)


class Origine(Kept):
    """Where a place was read."""

    source: Slug = Field(description="Identifiant du fichier, dans sources.json.")
    ligne: int = Field(
        ge=1, description="Ligne du fichier, comme un tableur les compte, en-tête compris.",
    )
    id: str | None = Field(None, description="Identifiant du lieu dans ce fichier.")


class Lieu(Kept):
    """Un lieu où l'on est aidé.

    Every list of codes is one of ``choices.CHOICES``, under the name of the field: an empty list
    means that nobody said, never that the answer is no.
    """

    id: Slug = Field(description="Unique dans le département, stable d'un import à l'autre.")
    nom: Text = Field(description="Nom du lieu.")
    commune: str | None = Field(
        None, pattern=INSEE,
        description="Code de la commune d'aujourd'hui ; rien quand elle n'est pas reconnue.",
    )
    localite: str | None = Field(
        None, description="Nom écrit par le producteur, quand il n'est pas celui de la commune.",
    )
    code_postal: str | None = Field(None, pattern=r"^\d{5}$", description="Code postal.")
    adresse: Text = Field(description="Numéro et voie.")
    complement: str | None = Field(None, description="Où, à cette adresse.")
    latitude: float | None = Field(None, ge=-90, le=90, description="WGS 84.")
    longitude: float | None = Field(None, ge=-180, le=180, description="WGS 84.")
    pivot: str | None = Field(None, description="SIRET, RNA ou RIDET.")
    typologies: list[Typologie] = Field(default_factory=list, description="Genres de lieu.")
    telephones: list[Phone] = Field(
        default_factory=list, description="Format international, ou numéro court."
    )
    courriels: list[str] = Field(default_factory=list, description="Adresses de service.")
    sites: list[Web] = Field(default_factory=list, description="Sites et réseaux.")
    horaires: list[Text] = Field(
        default_factory=list, description="Une phrase par groupe de jours, en français."
    )
    horaires_bruts: str | None = Field(
        None, description="Ce que le fichier disait, quand on n'a pas su le lire."
    )
    resume: str | None = Field(None, description="Présentation courte, sur une ligne.")
    detail: str | None = Field(None, description="Présentation, sur plusieurs lignes.")
    structure: str | None = Field(None, description="Structure parente.")
    collecte: str | None = Field(None, description="Qui a recueilli, selon le fichier.")
    maj: date | None = Field(None, description="Mis à jour le ; rien quand c'est inconnu.")
    itinerance: list[Itinerance] = Field(default_factory=list, description="Fixe, itinérant.")
    services: list[Service] = Field(default_factory=list, description="Ce qu'on y fait.")
    publics: list[Public] = Field(default_factory=list, description="Pour qui, s'il est réservé.")
    besoins: list[Besoin] = Field(default_factory=list, description="Besoins particuliers.")
    frais: list[Frais] = Field(default_factory=list, description="Ce que cela coûte.")
    programmes: list[Programme] = Field(default_factory=list, description="Programmes nationaux.")
    labels: list[Label] = Field(default_factory=list, description="Formations et labels.")
    autres_labels: list[Text] = Field(default_factory=list, description="Labels hors liste.")
    acces: list[Acces] = Field(default_factory=list, description="Comment y entrer.")
    accompagnement: list[Accompagnement] = Field(
        default_factory=list, description="Seul, à deux, en groupe, à distance."
    )
    acceslibre: Web | None = Field(None, description="Fiche d'accessibilité.")
    rendez_vous: Web | None = Field(None, description="Page de prise de rendez-vous.")
    autres: dict[str, list[str]] = Field(
        default_factory=dict,
        description="Mots hors des listes fermées, par champ : gardés, jamais devinés.",
    )
    groupe: Slug | None = Field(
        None, description="Identifiant du premier des lieux qui semblent être le même.",
    )
    origine: Origine = Field(description="Fichier et ligne.")

    @property
    def mobile(self) -> bool:
        """Whether it moves (« itinérant »)."""
        return "itinerant" in self.itinerance


class SourceDesLieux(Kept):
    """Un fichier importé, avec ce qu'une page doit en dire."""

    id: Slug = Field(description="Nom court du fichier ; un nouvel import le remplace.")
    fichier: Text = Field(description="Nom du fichier.")
    producteur: Text = Field(description="Qui publie.")
    date: date_type | None = Field(None, description="Date du fichier.")
    lien: Web | None = Field(None, description="Où le trouver.")
    licence: Text = Field("Licence Ouverte 2.0", description="Licence de réutilisation.")
    format: Literal["standard-v1", "standard-v0", "france-services", "approchant"] = Field(
        description="Format reconnu."
    )
    lues: int = Field(ge=0, description="Lignes lues.")
    gardees: int = Field(ge=0, description="Lignes gardées.")
    refusees: int = Field(ge=0, description="Lignes refusées.")
    departements: list[Departement] = Field(
        default_factory=list, description="Départements où il a des lieux."
    )
