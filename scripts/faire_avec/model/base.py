"""Blocks shared by every sheet type."""

from __future__ import annotations

from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Tag,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from faire_avec.model.types import (
    CitedUrl,
    Competence,
    ContactRef,
    Count,
    Day,
    Deadline,
    Line,
    Line90,
    Milestone,
    PartialDate,
    PassageRef,
    Prose,
    Public,
    ReminderRef,
    SheetRef,
    Slug,
    SourceRef,
    Theme,
    Verbatim,
    YesNo,
)

Certitude = Literal["sure", "secondaire", "a-verifier"]
Statut = Literal["brouillon", "a-verifier", "verifiee", "perimee"]
Acteur = Literal["personne", "professionnel", "ensemble"]
Incertain = Literal["oui", "non", "incertain", "sans-objet"]


class Model(BaseModel):
    """Strict base: unknown fields are refused, instances never change."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        str_strip_whitespace=True,
        hide_input_in_errors=True,
        # Compiled on first use: checking one sheet does not pay for the eleven other types.
        defer_build=True,
    )


class Shorthand(Model):
    """A block that may be written as a bare text, taken as its ``shorthand`` field."""

    shorthand: ClassVar[str] = "texte"

    @model_validator(mode="before")
    @classmethod
    def _expand(cls, value: Any) -> Any:
        return {cls.shorthand: value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        full = handler(schema)
        if handler.mode == "serialization":  # once read, it is always a block
            return full
        resolved = handler.resolve_ref_schema(full)
        text = dict(resolved["properties"][cls.shorthand])
        block = dict(resolved)
        resolved.clear()
        resolved["title"] = block.pop("title", cls.__name__)
        if "description" in block:
            resolved["description"] = block.pop("description")
        resolved["anyOf"] = [text, block]
        return full


def passage_field() -> Any:
    """The field that says where, in its source, a statement is proved."""
    return Field(
        None, title="Passage", description="Identifiant d'un passage de fiches/passages.yml."
    )


class Fait(Model):
    """What lets a reader judge a statement: where it comes from, when, how sure.

    A block that rots at its own pace (``own_pace``) should carry its own date; the date of the
    sheet stands for the others.
    """

    own_pace: ClassVar[bool] = False

    source: SourceRef | None = Field(
        None, title="Source", description="Identifiant d'une source de fiches/sources.yml."
    )
    passage: PassageRef | None = passage_field()
    verifie_le: Day | None = Field(
        None,
        title="Vérifié le",
        description="Date de la preuve (AAAA-MM-JJ), pas de votre modification.",
    )
    certitude: Certitude | None = Field(
        None,
        title="Certitude",
        description="sure (source officielle lue), secondaire (presse, association) ou a-verifier.",
    )
    jusqu_au: Deadline | None = Field(
        None,
        title="Jusqu'au",
        description="Pour un montant ou une campagne : dernier jour où le fait vaut (AAAA-MM-JJ).",
    )


class Dated(Model):
    """Ce qui ne s'affiche qu'à l'approche de ses dates."""

    du: Milestone | None = Field(
        None,
        title="Du",
        description="Premier jour où cela presse : « 28 » chaque mois, « 04-10 » chaque année, ou "
        "une date entière. Rien : toujours montré.",
    )
    au: Milestone | None = Field(
        None, title="Au", description="Dernier jour, écrit de la même façon."
    )


class Affirmation(Fait, Shorthand):
    """Une affirmation, seule ou avec sa source."""

    texte: Prose = Field(title="Texte", description="Une phrase courte.")
    voir: SheetRef | None = Field(
        None, title="Voir", description="Identifiant d'une fiche qui en dit plus."
    )


class Etape(Shorthand):
    """Une étape, avec la personne qui agit."""

    qui: Acteur = Field(
        "ensemble",
        title="Qui agit",
        description="personne, professionnel ou ensemble.",
    )
    texte: Prose = Field(title="Texte", description="Un verbe d'action, une phrase.")
    dernier_clic: YesNo = Field(
        False,
        title="Dernier clic",
        description="oui si cette étape valide ou signe : c'est le clic qui engage.",
    )
    fiche: SheetRef | None = Field(
        None, title="Fiche", description="Identifiant d'une fiche qui détaille l'étape."
    )


class Alternative(Fait):
    """Une autre façon de faire, de la plus sûre à la moins sûre."""

    titre: Line = Field(title="Titre", description="L'alternative en quelques mots.")
    detail: Prose | None = Field(
        None, title="Détail", description="À quelle condition, avec quoi."
    )
    fiche: SheetRef | None = Field(
        None, title="Fiche", description="Identifiant de la fiche qui la décrit."
    )
    a_verifier: Prose | None = Field(
        None, title="À vérifier", description="Le doute à dire au lecteur, en clair."
    )


class Doute(Model):
    """Une affirmation douteuse, montrée comme telle sur la page."""

    quoi: Prose = Field(title="Quoi", description="Ce qui n'est pas sûr.")
    comment: Prose | None = Field(
        None, title="Comment vérifier", description="Le geste qui tranche."
    )


class Urgence(Dated):
    """Ce qui presse, en deux mots."""

    delai: Line = Field(title="Délai", description="Avant quand agir.")
    effet: Line = Field(title="Effet", description="Ce qui arrive sinon.")


class Modification(Model):
    """Un changement utile au lecteur."""

    date: Day = Field(title="Date", description="Jour du changement (AAAA-MM-JJ).")
    quoi: Line = Field(title="Quoi", description="Ce qui change pour le lecteur.")
    reponse: Slug | None = Field(
        None, title="Réponse", description="Identifiant de la réponse de la fiche qui a changé."
    )


class Contacts(Model):
    """Les lignes et bureaux à appeler, pris dans fiches/contacts.yml."""

    personne: list[ContactRef] = Field(
        default_factory=list,
        title="Pour la personne",
        description="Identifiants des contacts ouverts à tous.",
    )
    professionnel: list[ContactRef] = Field(
        default_factory=list,
        title="Pour les professionnels",
        description="Identifiants des contacts réservés aux professionnels.",
    )


class Dispense(Model):
    """Une règle que la fiche demande de ne pas appliquer, et pourquoi."""

    regle: Line = Field(title="Règle", description="Code de la règle, par exemple FA203.")
    raison: Line = Field(
        title="Raison", description="Pourquoi la règle ne convient pas ici, en une phrase."
    )


class SourceEnLigne(Model):
    """Une source écrite dans la fiche, quand une seule fiche s'en sert."""

    titre: Line = Field(title="Titre", description="Titre de la page ou du document.")
    url: CitedUrl = Field(title="Adresse", description="Adresse complète de la page lue.")
    editeur: Line = Field(title="Éditeur", description="Qui publie.")
    date: PartialDate | None = Field(
        None, title="Date de publication", description="AAAA, AAAA-MM ou AAAA-MM-JJ."
    )
    consulte_le: Day = Field(title="Consulté le", description="Jour de la lecture (AAAA-MM-JJ).")


def _written_as(value: Any) -> str:
    return "identifiant" if isinstance(value, str) else "bloc"


SourceCitee = Annotated[
    Annotated[SourceRef, Tag("identifiant")] | Annotated[SourceEnLigne, Tag("bloc")],
    Discriminator(_written_as),
]


class Fiche(Model):
    """Champs communs à toutes les fiches."""

    titre: Line90 = Field(
        title="Titre",
        description="Le nom que le professionnel cherche. Il peut changer, l'identifiant jamais.",
    )
    en_bref: Line = Field(
        title="En bref", description="Une phrase de 160 signes au plus : à quoi sert la fiche."
    )
    alias: list[Verbatim] = Field(
        default_factory=list,
        title="Alias",
        description="Sigles, anciens noms, mots du métier, fautes courantes : "
        "tout ce que l'on tape pour trouver la fiche.",
    )
    urgence: Urgence | None = Field(
        None, title="Urgence", description="Ce qui presse : délai et effet."
    )
    themes: list[Theme] = Field(
        min_length=1,
        title="Thèmes",
        description="Un ou plusieurs mots du vocabulaire « themes ».",
    )
    publics: list[Public] = Field(
        default_factory=list,
        title="Publics",
        description="Publics particulièrement concernés ; vide veut dire tout le monde.",
    )
    portee: Line | None = Field(
        None,
        title="Portée",
        description="Où la fiche vaut, si ce n'est pas partout en France.",
    )
    sources: list[SourceCitee] = Field(
        default_factory=list,
        title="Sources",
        description="Identifiants de fiches/sources.yml, ou sources écrites en entier.",
    )
    verifie_le: Day = Field(
        title="Vérifié le",
        description="Date de la preuve la plus fragile de la fiche (AAAA-MM-JJ).",
    )
    a_revoir_tous_les: Count | None = Field(
        None,
        title="À revoir tous les",
        description="Nombre de jours entre deux vérifications ; sinon, la règle du genre de fait.",
    )
    statut: Statut = Field(
        title="Statut", description="brouillon, a-verifier, verifiee ou perimee."
    )
    remplacee_par: SheetRef | None = Field(
        None,
        title="Remplacée par",
        description="Pour une fiche périmée : l'identifiant de la fiche qui la remplace.",
    )
    anciens_ids: list[Slug] = Field(
        default_factory=list,
        title="Anciens identifiants",
        description="Identifiants que la fiche a portés ; leurs adresses continuent de marcher.",
    )
    a_verifier: list[Doute] = Field(
        default_factory=list,
        title="À vérifier",
        description="Les affirmations douteuses, montrées telles quelles sur la page.",
    )
    sortie_rapide: Literal["oui", "non"] = Field(
        "non",
        title="Sortie rapide",
        description="oui si la personne peut être surveillée : la page porte un bouton qui la "
        "quitte d'un geste, vers un site neutre.",
    )
    face_personne: list[Line] = Field(
        default_factory=list,
        max_length=5,
        title="Face de la personne",
        description="Cinq phrases courtes au plus, lisibles par la personne à côté de vous.",
    )
    rappels: list[ReminderRef] = Field(
        default_factory=list,
        title="Rappels",
        description="Identifiants de fiches/rappels.yml : ce que le guide dit partout avec les "
        "mêmes mots.",
    )
    voir_aussi: list[SheetRef] = Field(
        default_factory=list, title="Voir aussi", description="Identifiants de fiches voisines."
    )
    competences: list[Competence] = Field(
        default_factory=list,
        title="Compétences",
        description="Repères des référentiels de formation, pris dans le vocabulaire "
        "« competences ».",
    )
    modifications: list[Modification] = Field(
        default_factory=list,
        title="Modifications",
        description="Ce qui a changé pour le lecteur, du plus récent au plus ancien.",
    )
    dispenses: list[Dispense] = Field(
        default_factory=list,
        title="Dispenses",
        description="Règles à ne pas appliquer à cette fiche, avec la raison.",
    )
