"""Every address of the site that is not a sheet's, once: pages, doors, tools, feeds, data.

An address is written from the site's root, without first slash. Once published, it never changes:
``fiches/adresses-publiees.txt`` holds those that were, ``redirections.txt`` those that moved.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """A page.

    Args:
        url: its address, which ends with a slash; empty for the home page.
        title: its title.
        label: what a list of links calls it, when it is not its title.
    """

    url: str
    title: str
    label: str = ""

    @property
    def link(self) -> str:
        return self.label or self.title


@dataclass(frozen=True, kw_only=True)
class Tool(Place):
    """A working tool.

    Args:
        use: when to take it, in one line.
        kind: sheet type it is nearest to, for its colour.
        names: what else one types to find it.
    """

    use: str
    kind: str
    names: tuple[str, ...]

    @property
    def id(self) -> str:
        return self.url.removeprefix(OUTILS.url).rstrip("/")


@dataclass(frozen=True, kw_only=True)
class Door(Place):
    """A way in from the home page, named after what the reader is doing.

    Args:
        hint: examples of what is behind.
        types: sheet types behind it, most urgent first.
    """

    hint: str
    types: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Shortcut(Place):
    """A page one opens in the middle of an interview.

    Args:
        hint: what it gives, in a few words.
    """

    hint: str


# Folders of families of pages, and of files.
ARCHIVES = "hors-ligne/copies/"
CHAMPS = "contribuer/champs/"
COURTS = "f/"
DATEES = "v/"
DONNEES_FICHIERS = "api/v1/"
FLUX = "flux.xml"
INTEGRER = "integrer/"
PRES_D_ICI = "pres-d-ici/"
SCHEMAS = "schema/"

ACCUEIL = Place("", "Faire avec")
A_PROPOS = Place("a-propos/", "À propos et licences")
A_REVOIR = Place("a-revoir/", "Ce que nous cherchons à confirmer", "Ce que nous cherchons")
A_Z = Place("a-z/", "De A à Z", "A–Z")
ACCESSIBILITE = Place("accessibilite/", "Accessibilité")
BOUCLES = Place("outils/boucles/", "Les boucles")
CARTE_RISQUES = Place("risques/carte/", "La carte des risques", "Carte des risques")
CE_QUI_A_CHANGE = Place("ce-qui-a-change/", "Ce qui a changé")
CITER = Place("citer/", "Citer, lier, intégrer")
COMPETENCES = Place("competences/", "Compétences", "Fiches par compétence")
CONTRIBUER = Place("contribuer/", "Contribuer")
DONNEES = Place("donnees/", "Données ouvertes")
ETAT = Place("contribuer/etat/", "État des fiches", "Sur quoi reposent les fiches")
EXIGENCES = Place("exigences/", "Ce que chaque service exige", "Qui exige quoi")
HORS_LIGNE = Place("hors-ligne/", "Garder le guide sans réseau", "Sans réseau")
OUTILS = Place("outils/", "Outils", "Tous les outils")
PROPOSER = Place("contribuer/proposer/", "Proposer une fiche")
RECHERCHE = Place("recherche/", "Recherche", "Chercher une fiche")
REGLES = Place("contribuer/regles/", "Règles")
SIGNALER = Place("contribuer/signaler/", "Signaler, proposer")

PAR_OU_RENTRER = Tool(
    "outils/par-ou-rentrer/", "Par où rentrer ?",
    use="La personne a perdu un accès : partir de ce qu'elle a, et savoir quoi rouvrir d'abord.",
    kind="plateforme",
    names=("plusieurs comptes bloqués", "dans quel ordre rouvrir", "retrouver tous ses accès"),
)
CONSTAT = Tool(
    "outils/constat/", "Constat de blocage",
    use="Le site refuse : dater la preuve, écrire la lettre à qui peut débloquer.",
    kind="situation",
    names=("constat", "constat de bug", "preuve du blocage", "lettre de réclamation"),
)
BILLET = Tool(
    "outils/billet/", "Billet de sortie",
    use="La personne s'en va : ce qui est fait, à faire, la prochaine date, qui appeler.",
    kind="reseau",
    names=("billet", "feuille à remettre", "mémo pour la personne", "papier à emporter"),
)
COMPTEUR = Tool(
    "outils/compteur/", "Compteur d'auto-mandat",
    use="En équipe : compter ce qui se fait sans cadre, pour demander le cadre.",
    kind="contournement",
    names=("compteur", "compter les contournements", "registre des bricolages"),
)
TEST_DU_POSTE = Tool(
    "outils/test-du-poste/", "Test du poste",
    use="Ce que cet ordinateur permet : cookies, impression, envoi d'un fichier, caméra. Et la "
    "demande à l'informatique.",
    kind="cadre",
    names=("test du poste", "ordinateur bloqué", "poste bridé", "demande à l'informatique",
           "service informatique", "dsi", "téléchargement interdit"),
)
CARNET = Tool(
    "outils/carnet/", "Carnet de l'équipe",
    use="Ce qui marche chez nous : le noter pendant l'entretien, en faire un fichier de l'équipe.",
    kind="cadre",
    names=("carnet", "chez nous", "notes de l'équipe", "réponses de notre caisse", "calque"),
)
TOOLS = (PAR_OU_RENTRER, CONSTAT, BILLET, COMPTEUR, TEST_DU_POSTE, CARNET)

DOORS = (
    Door("portes/la-personne-est-la/", "La personne est là",
         hint="Mot de passe perdu, code attendu, pas de mail…", types=("situation",)),
    Door("portes/par-organisme/", "Par organisme",
         hint="Caf, France Travail, ameli, préfecture…", types=("plateforme",)),
    Door("portes/avant-de-le-faire/", "Avant de le faire",
         hint="Garder un code, créer une boîte, cliquer à sa place",
         types=("contournement", "risque", "aidants-connect", "posture")),
    Door("portes/orienter/", "Orienter",
         hint="Qui peut aider près d'ici, sans perdre la personne", types=("reseau",)),
    Door("portes/pour-l-equipe/", "Pour l'équipe",
         hint="Décider ensemble, écrire un cadre", types=("decision", "deliberation", "cadre")),
    Door("portes/pour-former/", "Pour former",
         hint="Notions, parcours, citations", types=("notion", "parcours")),
)


def _shortcut(place: Place, hint: str) -> Shortcut:
    return Shortcut(place.url, place.link, hint=hint)


SHORTCUTS = (
    _shortcut(PAR_OU_RENTRER, "avec ce que la personne a sur elle"),
    Shortcut("decisions/faut-il-aider/", "Faut-il aider ?", hint="en quelques questions"),
    Shortcut("decisions/comment-aider/", "Comment aider ?",
             hint="qui clique, qui tape, qui décide"),
    _shortcut(CONSTAT, "la preuve, et la bonne lettre"),
    _shortcut(BILLET, "ce qui est fait, et la suite"),
    _shortcut(EXIGENCES, "mail, mobile, FranceConnect, papier"),
)

FOOTER = (
    ("Outils", (PAR_OU_RENTRER, CONSTAT, BILLET, OUTILS, EXIGENCES, CARTE_RISQUES)),
    ("Écoles", (COMPETENCES, CITER, DONNEES)),
    ("Le guide", (A_PROPOS, ACCESSIBILITE, CE_QUI_A_CHANGE, A_REVOIR, CONTRIBUER, SIGNALER, ETAT)),
)
