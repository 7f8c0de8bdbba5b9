"""Anchors of the page of a sheet: where a field is read, and which names are taken."""

from __future__ import annotations

import re

from faire_avec.corpus.sheet import Sheet
from faire_avec.model.base import Fiche
from faire_avec.model.introspect import Location

# Every anchor that a page has besides those of its answers, its blocks and its numbered items.
SECTIONS = frozenset({
    "a-eviter", "a-installer", "a-lire", "a-savoir", "a-verifier", "alternatives", "appeler",
    "apporter", "arbre", "arnaques", "auteurs", "avant-de-le-faire", "barre", "bascule",
    "bloque", "ce-matin", "ce-que-ca-expose", "ce-que-ca-protege", "citer", "conditions",
    "connexion", "contenu", "debat", "definition", "demarches", "deroule", "dire", "echeances",
    "en-clair", "equipe", "etapes", "evaluation", "exemple", "fait", "gestes", "guichet",
    "impossible", "issues", "lecture", "liees", "limites", "messages", "modele",
    "modifications", "moodle", "mots", "objectifs", "obtenir", "on-y-fait", "orienter",
    "personne", "personne-titre", "porte-de-sortie", "positions", "poste-partage", "pour-qui",
    "pourquoi", "prevenir", "prevenir-qui", "q", "quand", "questions", "qui", "qui-signe",
    "quiz", "quoi-dire", "rattraper", "recit", "reclamation", "releve", "rentrer", "repere",
    "reperes", "repli", "sans-internet", "si-absent", "si-c-est-arrive", "signaler", "signes",
    "sortie", "sources", "suite", "telecharger", "textes", "trier", "trois-questions",
    "trouver", "usage",
})
# Blocks named after their own ``id``: field of the sheet, and what comes before the ``id``.
BLOCKS = {"demarches": "demarche-", "modele": "clause-", "quiz": "quiz-", "sorties": "sortie-"}
_NUMBERED = re.compile(r"(source|tri)-[0-9]+")


def is_taken(anchor: str, fiche: Fiche) -> bool:
    """Whether the page of a sheet keeps this anchor for something else than an answer."""
    blocks = {
        prefix + item.id for name, prefix in BLOCKS.items() for item in getattr(fiche, name, [])
    }
    return anchor in SECTIONS or anchor in blocks or bool(_NUMBERED.fullmatch(anchor))


# The heading says what the reader looks for; the field, what it holds.
_HEADINGS = {
    "recuperation": "connexion",
    "exigences": "connexion",
    "contacts": "appeler",
    "si_rien_n_est_fait": "rattraper",
    "impossible_si": "impossible",
    "prerequis": "qui",
    "conditions_minimales": "conditions",
    "si_rien_n_est_possible": "conditions",
    "regles": "positions",
    "comment_l_obtenir": "obtenir",
    "ne_fait_pas": "limites",
    "habilitations": "pour-qui",
    "cout": "pour-qui",
    "signes_de_bascule": "bascule",
    "tri": "trier",
    "gravite": "pour-qui",
    "vraisemblance": "pour-qui",
}
# Blocks that have an anchor of their own, named after their ``id``.
_OWN = {**BLOCKS, "reponses": ""}


def anchor_of(sheet: Sheet, location: Location) -> str:
    """Anchor of what stands at ``location``, ``#`` included; empty for the top of the page."""
    if not location:
        return ""
    name = str(location[0])
    if name in _OWN and len(location) > 1:
        item = getattr(sheet.fiche, name)[location[1]]
        return f"#{_OWN[name]}{item.id}"
    if name == "pannes":
        # The messages of a sheet without answers are its buttons.
        return "#messages" if getattr(sheet.fiche, "reponses", []) else "#bloque"
    if name == "contacts" and sheet.type.name == "risque":
        return "#prevenir-qui"
    if name == "orienter" and sheet.type.name == "reseau":
        return "#orienter"
    return "#" + _HEADINGS.get(name, name.replace("_", "-"))
