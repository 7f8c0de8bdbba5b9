"""Anchors of the page of a sheet: an answer takes any other name, and keeps it for ever."""

from __future__ import annotations

import re

from faire_avec.model.base import Fiche

# Every anchor that a page has besides those of its answers, its blocks and its numbered items.
SECTIONS = frozenset({
    "a-eviter", "a-installer", "a-lire", "a-savoir", "a-verifier", "alternatives", "appeler",
    "apporter", "arbre", "arnaques", "auteurs", "avant-de-le-faire", "barre", "bascule", "bloque",
    "ce-matin", "ce-que-ca-expose", "ce-que-ca-protege", "citer", "conditions", "connexion",
    "contenu", "debat", "definition", "demarches", "deroule", "dire", "echeances", "en-clair",
    "equipe", "etapes", "evaluation", "exemple", "fait", "gestes", "guichet", "impossible",
    "issues", "lecture", "liees", "limites", "messages", "modele", "modifications", "mots",
    "objectifs", "obtenir", "on-y-fait", "orienter", "personne", "personne-titre",
    "porte-de-sortie", "positions", "poste-partage", "pour-qui", "pourquoi", "prevenir",
    "prevenir-qui", "q", "quand", "questions", "qui", "qui-signe", "quiz", "quoi-dire",
    "rattraper", "recit", "reclamation", "releve", "rentrer", "repere", "reperes", "repli",
    "sans-internet", "si-absent", "si-c-est-arrive", "signaler", "signes", "sortie", "sources",
    "suite", "telecharger", "textes", "trier", "trois-questions", "trouver", "usage",
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
