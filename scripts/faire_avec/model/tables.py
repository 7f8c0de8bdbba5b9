"""Shared tables at the root of ``fiches/``: sources, contacts, vocabularies, domains, texts."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from faire_avec.model.base import Certitude, Fait, Model
from faire_avec.model.types import (
    ArticleNumber,
    CitedUrl,
    CodeId,
    Count,
    Day,
    Deadline,
    Email,
    FingerprintLine,
    Kind,
    LawDay,
    Line,
    Line60,
    Line90,
    Obstacle,
    Organisme,
    PartialDate,
    Phone,
    PhoneFromAbroad,
    Prose,
    Provenance,
    Role,
    SheetRef,
    Slug,
    SourceRef,
    Url,
    Verbatim,
)

Groupe = Literal[
    "mail", "telephone", "papiers", "numerique", "deplacement", "entourage", "regime", "compte"
]

Nature = Literal[
    "loi", "juge", "organisme", "code-publie", "recherche", "association", "presse", "pratique"
]


class Source(Model):
    """Une source de la bibliographie commune."""

    titre: Verbatim = Field(
        title="Titre", description="Titre de la page, de l'article, du document."
    )
    url: CitedUrl | None = Field(
        None, title="Adresse", description="Adresse complète de la page lue."
    )
    editeur: Verbatim = Field(title="Éditeur", description="Qui publie.")
    nature: Nature | None = Field(
        None,
        title="Nature",
        description="loi, juge, organisme (qui tient le service, ou l'État), code-publie "
        "(un programme que l'État publie), recherche, association, presse ou pratique.",
    )
    auteurs: list[Verbatim] = Field(
        default_factory=list, title="Auteurs", description="Prénom et nom, un par ligne."
    )
    date: PartialDate | None = Field(
        None, title="Date de publication", description="AAAA, AAAA-MM ou AAAA-MM-JJ."
    )
    consulte_le: Day = Field(title="Consulté le", description="Jour de la lecture (AAAA-MM-JJ).")
    note: Provenance | None = Field(
        None, title="Note", description="Ce qu'il faut savoir de la source : ancienne, reprise…"
    )


class Contact(Fait):
    """Une ligne téléphonique, un bureau ou un formulaire."""

    own_pace: ClassVar[bool] = True

    nom: Line = Field(title="Nom", description="Qui répond.")
    numero: Phone | None = Field(
        None, title="Numéro", description="Tel qu'on le dit : « 32 30 », « 0 806 001 620 »."
    )
    depuis_etranger: PhoneFromAbroad | None = Field(
        None, title="Depuis l'étranger", description="Numéro à composer hors de France."
    )
    cout: Line | None = Field(None, title="Coût", description="Gratuit, prix d'un appel…")
    horaires: Line | None = Field(None, title="Horaires", description="Jours et heures.")
    pour: Line | None = Field(None, title="Pour", description="Ce que la ligne règle.")
    sous_la_main: list[Line] = Field(
        default_factory=list,
        title="Sous la main",
        description="Ce qu'on doit avoir avant d'appeler.",
    )
    presence: Literal["oui", "non", "inconnu"] = Field(
        "inconnu",
        title="Présence",
        description="La personne doit-elle être là ? oui, non ou inconnu.",
    )
    adresse: Line | None = Field(None, title="Adresse", description="Adresse postale.")
    courriel: Email | None = Field(
        None, title="Courriel", description="Adresse d'un service, jamais d'une personne."
    )
    url: Url | None = Field(None, title="Page", description="Page ou formulaire officiel.")
    reserve_pro: Literal["oui", "non"] = Field(
        "non", title="Réservé aux professionnels", description="oui ou non."
    )
    note: Prose | None = Field(None, title="Note", description="Ce qu'il faut savoir de plus.")


class TexteACiter(Fait):
    """Un texte de loi ou une décision qu'une réclamation peut citer."""

    reference: Line = Field(
        title="Référence", description="Le texte et son article, tels qu'une lettre les cite."
    )
    dit: Line = Field(title="Ce qu'il dit", description="Sa règle, en une phrase.")
    pour: list[Organisme] = Field(
        min_length=1,
        title="Pour",
        description="Mots du vocabulaire « organismes » : à qui la lettre peut l'opposer.",
    )
    si: Obstacle | None = Field(
        None,
        title="Si",
        description="Mot du vocabulaire « obstacles » : le seul cas où le citer, s'il y en a un.",
    )


class Passage(Model):
    """L'endroit d'une source qui prouve un fait : une phrase, un article de loi, ou les deux."""

    source: SourceRef = Field(
        title="Source", description="Identifiant d'une source de fiches/sources.yml."
    )
    ou: Line60 | None = Field(
        None,
        title="Où",
        description="Dans la page : « #titre » pour un repère, « p. 3 » pour la page d'un PDF.",
    )
    empreinte: FingerprintLine | None = Field(
        None,
        title="Empreinte",
        description="Ce qu'on garde de la phrase, sans la recopier. Ne s'écrit pas à la main : "
        "« faire-avec empreinte ADRESSE PHRASE ».",
    )
    code: CodeId | None = Field(
        None,
        title="Code",
        description="Pour un article de loi : son code, LEGITEXT et douze chiffres.",
    )
    article: ArticleNumber | None = Field(
        None, title="Article", description="Son numéro, sans espace ni point : « L112-8 »."
    )
    version: LawDay | None = Field(
        None,
        title="Version",
        description="Premier jour de la version qui a été lue, tel que Légifrance le donne.",
    )
    lu_le: Day = Field(
        title="Lu le", description="Jour de la copie où la phrase, ou l'article, a été lu."
    )

    @model_validator(mode="after")
    def _proves_something(self) -> Passage:
        law = (self.code, self.article, self.version)
        if any(law) != all(law) or not (self.empreinte or all(law)):
            raise PydanticCustomError(
                "passage_incomplet",
                "donnez «empreinte», ou «code», «article» et «version» ensemble",
            )
        return self


class Rappel(Fait):
    """Ce que le guide dit partout avec les mêmes mots."""

    titre: Line60 = Field(title="Titre", description="Le sujet, en quelques mots.")
    lignes: list[Prose] = Field(
        min_length=1, max_length=4, title="Lignes", description="Une à quatre phrases."
    )
    sources: list[SourceRef] = Field(
        default_factory=list,
        title="Sources",
        description="Identifiants de fiches/sources.yml, quand il en faut plusieurs.",
    )
    fiche: SheetRef | None = Field(
        None, title="Fiche", description="Identifiant de la fiche qui en dit plus."
    )


class Terme(Model):
    """Un mot d'un vocabulaire."""

    libelle: Line = Field(title="Libellé", description="Le mot montré au lecteur.")
    definition: Line | None = Field(
        None, title="Définition", description="Ce que le mot veut dire ici."
    )
    ordre: Count | None = Field(
        None, title="Ordre", description="Rang, quand l'ordre compte (délais)."
    )
    groupe: Groupe | None = Field(
        None,
        title="Groupe",
        description="Pour un moyen : mail, telephone, papiers, numerique, deplacement, entourage, "
        "regime ou compte.",
    )
    par_compte: Literal["oui", "non"] = Field(
        "non",
        title="Par compte",
        description="oui si le moyen ne vaut que pour un compte : mot de passe, numéro de dossier…",
    )
    entraine: list[Slug] = Field(
        default_factory=list,
        title="Entraîne",
        description="Moyens tenus du même coup : qui a un mobile peut appeler.",
    )
    dit: Line60 | None = Field(
        None,
        title="Dit",
        description="Pour un moyen : la case à cocher, dans les mots de la personne : « Ma boîte "
        "mail s'ouvre ».",
    )
    suppose: Literal["oui", "coche", "non"] = Field(
        "non",
        title="Supposé",
        description="Pour un moyen : oui si tout le monde l'a, et la case n'est pas montrée ; "
        "coche si la case est cochée d'avance.",
    )
    fiche: SheetRef | None = Field(
        None,
        title="Fiche",
        description="Pour un moyen : la fiche à ouvrir quand il manque.",
    )


class Domaine(Model):
    """Un domaine officiel."""

    operateur: Line = Field(title="Opérateur", description="À qui appartient le domaine.")
    role: Line | None = Field(None, title="Rôle", description="À quoi il sert.")
    ancien: Literal["oui", "non"] = Field(
        "non", title="Ancien", description="oui si un nouveau domaine l'a remplacé."
    )
    certitude: Certitude = Field(
        title="Certitude", description="sure, secondaire ou a-verifier."
    )
    etendue: Literal["domaine", "hote"] = Field(
        "domaine",
        title="Étendue",
        description="hote si seul ce nom exact est officiel : ailleurs dans le domaine, n'importe "
        "qui peut publier.",
    )
    source: Provenance | None = Field(
        None, title="Source", description="D'où on le sait : page, liste publique."
    )


class LienIgnore(Model):
    """Un lien que la vérification des liens laisse de côté, un temps."""

    raison: Line = Field(
        title="Raison", description="Pourquoi le lien est bon même si un programme ne l'ouvre pas."
    )
    jusqu_au: Deadline = Field(
        title="Jusqu'au", description="Jour où il faudra le rouvrir à la main (AAAA-MM-JJ)."
    )


VOCABULARIES: dict[str, str] = {
    "themes": "Thèmes",
    "publics": "Publics",
    "moyens": "Moyens que la personne a",
    "exigences": "Exigences des services",
    "canaux": "Canaux",
    "delais": "Délais",
    "facteurs": "Seconds facteurs",
    "organismes": "Familles d'organismes",
    "obstacles": "Obstacles d'un service en ligne",
    "competences": "Compétences des référentiels",
}

class MotVoisin(Model):
    """Un mot du terrain que le guide ne traite pas : on le mène à la fiche la plus proche."""

    sens: Line90 = Field(title="Sens", description="Ce que le mot veut dire, en entier.")
    aussi: list[Line60] = Field(
        default_factory=list, title="Aussi", description="D'autres façons de le dire."
    )
    fiches: list[SheetRef] = Field(
        min_length=1,
        max_length=3,
        title="Fiches",
        description="Une à trois fiches proches, la plus utile d'abord.",
    )


TABLES: dict[str, type[Model]] = {
    "sources": Source,
    "contacts": Contact,
    "domaines": Domaine,
    "textes": TexteACiter,
    "passages": Passage,
    "liens-ignores": LienIgnore,
    "rappels": Rappel,
    "hors-fiches": MotVoisin,
}

# What the keys of a table are, where they are not ids.
KEYS: dict[str, Role] = {
    "domaines": Role(Kind.DOMAIN),
    "liens-ignores": Role(Kind.URL, cited=True),
}

__all__ = ["KEYS", "TABLES", "VOCABULARIES", "Contact", "Domaine", "LienIgnore", "MotVoisin",
           "Passage", "Rappel", "Slug", "Source", "Terme", "TexteACiter"]
