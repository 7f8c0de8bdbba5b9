"""Anchors of the page of a sheet: an answer takes any other name, and keeps it for ever."""

from __future__ import annotations

# Every anchor that a page has besides those of its answers. Prefixed ones (« demarche-… »,
# « clause-… », « sortie-… », « quiz-… », « source-… ») are told by their first word.
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
PREFIXES = ("clause-", "demarche-", "quiz-", "sortie-", "source-")


def is_taken(anchor: str) -> bool:
    """Whether the page keeps this anchor for something else than an answer."""
    return anchor in SECTIONS or anchor.startswith(PREFIXES)
