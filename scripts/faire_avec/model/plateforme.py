"""Plateforme: an operator's online service, its way in and its ways around."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from faire_avec.model.base import (
    Affirmation,
    Contacts,
    Dated,
    Etape,
    Fait,
    Fiche,
    Incertain,
    Model,
)
from faire_avec.model.relations import AccepteePar, Provoque
from faire_avec.model.reponse import Reponse, SansReponse
from faire_avec.model.sheet_type import SheetType
from faire_avec.model.types import (
    Canal,
    ContactRef,
    Day,
    Delai,
    Exigence,
    Facteur,
    Line,
    Line60,
    Line90,
    Moyen,
    Organisme,
    PlatformRef,
    Prose,
    Slug,
    Url,
)

But = Literal[
    "mot-de-passe", "identifiant", "acces", "code", "coordonnees", "creation", "compte-neuf",
    "demarche",
]


class SecondFacteur(Fait):
    """Le code ou le geste demandé après le mot de passe."""

    own_pace: ClassVar[bool] = True

    par: Facteur = Field(
        title="Par", description="Mot du vocabulaire « facteurs » : courriel, sms, application…"
    )
    detail: Prose | None = Field(
        None, title="Détail", description="Ce que la personne voit et doit avoir sous la main."
    )


class Connexion(Fait):
    """Comment on entre sur le compte."""

    own_pace: ClassVar[bool] = True

    resume: Line90 | None = Field(
        None,
        title="Résumé",
        description="La réponse à « comment on entre ? » en quelques mots, pour la première vue.",
    )
    identifiant: Prose | None = Field(
        None, title="Identifiant", description="Le numéro ou le nom à taper."
    )
    secret: Prose | None = Field(
        None, title="Secret", description="Mot de passe, code… demandé avec l'identifiant."
    )
    second_facteur: SecondFacteur | None = Field(
        None, title="Second facteur", description="Le code demandé ensuite, s'il y en a un."
    )
    autrement: Prose | None = Field(
        None, title="Autrement", description="Une autre façon d'entrer."
    )
    franceconnect: Incertain = Field(
        title="FranceConnect", description="oui, non, incertain ou sans-objet."
    )
    franceconnect_plus: Incertain = Field(
        title="FranceConnect+", description="oui, non, incertain ou sans-objet."
    )
    aidants_connect: Incertain = Field(
        title="Aidants Connect",
        description="Un mandat Aidants Connect ouvre-t-il ce compte ?",
    )
    aidants_connect_detail: Prose | None = Field(
        None,
        title="Aidants Connect, détail",
        description="Le doute ou la condition, s'il y en a.",
    )


class SiRienNEstFait(Fait):
    """Ce qui arrive si personne n'agit."""

    resume: Line60 | None = Field(
        None,
        title="Résumé",
        description="L'effet en deux ou trois mots, pour la première vue.",
    )
    effet: Prose = Field(title="Effet", description="Ce que la personne perd, et quand.")
    rattrapable: Literal["oui", "non", "en-partie", "inconnu"] = Field(
        title="Rattrapable", description="oui, non, en-partie ou inconnu."
    )
    rattrapage: Prose | None = Field(
        None, title="Rattrapage", description="Comment on répare après coup."
    )
    droit_en_jeu: Literal["oui", "non"] = Field(
        "non",
        title="Un droit tombe",
        description="oui si un droit ou un revenu s'arrête : c'est le seul rouge de la page.",
    )


class Echeance(Fait, Dated):
    """Une date ou un rythme à ne pas manquer."""

    own_pace: ClassVar[bool] = True

    quoi: Line = Field(title="Quoi", description="L'acte à faire.")
    rythme: Line = Field(title="Rythme", description="Quand, ou tous les combien.")
    detail: Prose | None = Field(None, title="Détail", description="Ce qu'il faut savoir de plus.")


class Demarche(Fait):
    """Une démarche fréquente, pas à pas."""

    id: Slug = Field(title="Identifiant", description="Nom court, pour le lien direct.")
    titre: Line = Field(title="Titre", description="Un verbe : faire, demander, changer…")
    duree: Line | None = Field(None, title="Durée", description="Le temps à prévoir ensemble.")
    pieces: list[Prose] = Field(
        default_factory=list, title="Pièces", description="Ce qu'il faut avoir sous la main."
    )
    etapes: list[Etape] = Field(
        min_length=1, title="Étapes", description="Dans l'ordre, avec qui agit à chaque fois."
    )


class Panne(Fait):
    """Ce qu'on voit à l'écran, ce qui se passe, ce qu'on fait."""

    symptome: Prose = Field(
        title="Symptôme", description="Le message ou le blocage, tel qu'il s'affiche."
    )
    cause: Prose | None = Field(None, title="Cause", description="Ce qui se passe.")
    geste: Prose = Field(title="Geste", description="Ce qu'on fait maintenant.")


class Voie(Fait):
    """Une voie pour rentrer : ce qu'elle exige, ce qu'on retrouve."""

    own_pace: ClassVar[bool] = True

    id: Slug = Field(
        title="Identifiant", description="Nom court, que les réponses citent ; il ne change pas."
    )
    but: But = Field(
        title="But",
        description="Ce qu'on retrouve : mot-de-passe, identifiant, acces, code, coordonnees, "
        "creation (ouvrir le premier compte), compte-neuf (en ouvrir un même si l'ancien est "
        "perdu) ou demarche (agir sans compte).",
    )
    compte: list[Line60] = Field(
        default_factory=list,
        title="Compte",
        description="Les comptes visés, quand la fiche en couvre plusieurs : « Gmail », "
        "« Outlook »… Vide : tous.",
    )
    precision: Line | None = Field(
        None,
        title="Précision",
        description="Le cas visé, par exemple le fournisseur : « Gmail », « La Poste ».",
    )
    exige: list[Moyen] = Field(
        default_factory=list,
        title="Exige",
        description="Moyens du vocabulaire « moyens », tous nécessaires.",
    )
    au_choix: list[Moyen] = Field(
        default_factory=list,
        title="Au choix",
        description="Moyens dont un seul suffit, en plus de ceux qui sont exigés.",
    )
    passe_par: list[PlatformRef] = Field(
        default_factory=list,
        title="Passe par",
        description="Autres comptes par où l'on entre, un seul suffit : il doit être ouvert "
        "d'abord.",
    )
    rend: list[Moyen] = Field(
        default_factory=list,
        title="Rend",
        description="Pour un identifiant retrouvé : les moyens que la personne tient ensuite, si "
        "ce n'est pas « identifiant ».",
    )
    canal: Canal = Field(title="Canal", description="Mot du vocabulaire « canaux ».")
    comment: Prose | None = Field(
        None,
        title="Comment",
        description="Le geste ; pour une voie douteuse, « Demander si… ».",
    )
    sans_risque: Literal["oui", "non"] = Field(
        "oui",
        title="Sans risque",
        description="non si cette voie, même à l'écran, efface, coûte ou engage : « Par où "
        "rentrer ? » ne la propose pas d'abord.",
    )
    delai: Delai = Field(title="Délai", description="Mot du vocabulaire « delais ».")
    delai_detail: Line | None = Field(
        None, title="Délai, précision", description="Le délai tel que la source le dit."
    )


class SansInternet(Fait):
    """Une voie sans internet."""

    canal: Canal = Field(title="Canal", description="papier, guichet, telephone…")
    quoi: Line = Field(title="Quoi", description="Ce qu'on peut faire par cette voie.")
    comment: Prose = Field(title="Comment", description="Le formulaire, le lieu, l'adresse.")


class Destinataire(Fait):
    """À qui écrire ensuite, quand une première réclamation n'a rien donné."""

    qui: Line90 = Field(title="Qui", description="Le destinataire, tel qu'une lettre le nomme.")
    contact: ContactRef | None = Field(
        None, title="Contact", description="Identifiant d'un contact de fiches/contacts.yml."
    )
    quand: Line = Field(title="Quand", description="Ce qu'il faut avoir fait avant.")
    comment: Prose | None = Field(None, title="Comment", description="Par où la lettre part.")


class Reclamation(Model):
    """À qui se plaindre d'un blocage, et avec quels textes."""

    organisme: Organisme = Field(
        title="Organisme",
        description="Mot du vocabulaire « organismes » : décide des textes à citer.",
    )
    premier: Line90 = Field(
        title="Premier destinataire", description="À qui écrire d'abord : « Votre Caf »."
    )
    ensuite: list[Destinataire] = Field(
        default_factory=list, title="Ensuite", description="Dans l'ordre : médiateur, autorité."
    )


class Plateforme(Fiche):
    """Un service en ligne : enjeu, entrée, appels, voies sans internet."""

    operateur: Line = Field(title="Opérateur", description="Qui tient le service.")
    adresses: list[Url] = Field(
        default_factory=list, title="Adresses", description="Adresses officielles du service."
    )
    on_y_fait: list[Prose] = Field(
        default_factory=list, title="On y fait", description="Les démarches principales."
    )
    si_rien_n_est_fait: SiRienNEstFait | None = Field(
        None, title="Si rien n'est fait", description="L'enjeu : ce qui tombe, et quand."
    )
    echeances: list[Echeance] = Field(
        default_factory=list, title="Échéances", description="Dates et rythmes à tenir."
    )
    choix: Line90 = Field(
        "Qu'est-ce qui bloque ?",
        title="Choix",
        description="La question au-dessus des réponses : « Quelle est la fin de l'adresse ? ».",
    )
    reponses: list[Reponse] = Field(
        default_factory=list,
        title="Réponses",
        description="Cinq à sept blocages de chaque semaine, avec leurs gestes et l'échelle.",
    )
    sans_reponse: list[SansReponse] = Field(
        default_factory=list,
        title="Sans réponse",
        description="Les motifs attendus que la fiche ne traite pas, et pourquoi.",
    )
    connexion: Connexion = Field(title="Connexion", description="Comment on entre.")
    exigences: list[Exigence] = Field(
        default_factory=list,
        title="Exigences",
        description="Ce que le service demande à la personne d'avoir ou de savoir.",
    )
    pannes: list[Panne] = Field(
        default_factory=list,
        title="Pannes",
        description="Les messages plus rares, que les réponses ne traitent pas.",
    )
    recuperation: list[Voie] = Field(
        default_factory=list,
        title="Récupération",
        description="Les voies connues pour rentrer, avec ce que chacune exige.",
    )
    donne: list[Moyen] = Field(
        default_factory=list,
        title="Donne",
        description="Moyens que la personne tient dès que ce compte est ouvert.",
    )
    contacts: Contacts = Field(
        default_factory=Contacts, title="Contacts", description="Qui appeler."
    )
    sans_internet: list[SansInternet] = Field(
        default_factory=list,
        title="Sans internet",
        description="Les voies papier, guichet ou téléphone.",
    )
    sans_internet_cherche_le: Day | None = Field(
        None,
        title="Sans internet, cherché le",
        description="Si aucune voie n'a été trouvée : le jour où l'on a cherché.",
    )
    reclamation: Reclamation | None = Field(
        None,
        title="Réclamation",
        description="À qui écrire quand le service bloque, pour l'outil « Constat de blocage ».",
    )
    demarches: list[Demarche] = Field(
        default_factory=list, title="Démarches", description="Les démarches fréquentes, pas à pas."
    )
    poste_partage: list[Prose] = Field(
        default_factory=list,
        title="Poste partagé",
        description="Ce qu'un poste nettoyé ou partagé casse, et ce qu'il faut fermer.",
    )
    arnaques: list[Affirmation] = Field(
        default_factory=list, title="Arnaques", description="Les pièges connus autour du service."
    )
    provoque: list[Provoque] = Field(
        default_factory=list, title="Provoque", description="Situations que le service provoque."
    )
    acceptee_par: list[AccepteePar] = Field(
        default_factory=list,
        title="Acceptée par",
        description="Fiches Aidants Connect qui valent pour ce service.",
    )


TYPE = SheetType("plateforme", "plateformes", Plateforme, "Plateforme", "Plateformes",
                 "Qu'est-ce qui se joue, comment rentrer, qui appeler ?", rank=2)
