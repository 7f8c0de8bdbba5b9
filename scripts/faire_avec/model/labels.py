"""The closed words of the models as readers see them."""

from __future__ import annotations

ACTORS = {"personne": "La personne", "professionnel": "Vous", "ensemble": "Ensemble"}
CERTAINTY = {
    "sure": "source sûre",
    "secondaire": "source secondaire",
    "a-verifier": "à vérifier",
}
STATUS = {
    "brouillon": "brouillon",
    "a-verifier": "des points restent à vérifier",
    "verifiee": "vérifiée",
    "perimee": "périmée",
}
LEVEL_LABELS = {
    "negligeable": "négligeable",
    "limitee": "limitée",
    "importante": "importante",
    "maximale": "maximale",
}
ANSWERS = {
    "oui": "oui", "non": "non", "incertain": "incertain", "sans-objet": "sans objet",
    "en-partie": "en partie", "inconnu": "non trouvé",
}
PURPOSES = {
    "mot-de-passe": "Retrouver le mot de passe",
    "identifiant": "Retrouver l'identifiant",
    "acces": "Rentrer sans le mot de passe",
    "code": "Passer le code de connexion",
    "coordonnees": "Faire changer le mail ou le mobile",
    "creation": "Ouvrir le compte",
    "compte-neuf": "Repartir avec un compte neuf",
    "demarche": "Faire la démarche sans compte",
}
NATURES = {
    "loi": "loi",
    "juge": "décision de justice",
    "organisme": "organisme",
    "code-publie": "programme publié par l'État",
    "recherche": "recherche",
    "association": "association",
    "presse": "presse",
    "pratique": "pratique du métier",
}
RUNGS = {
    "autre_acces": "Autre accès",
    "telephone": "Au téléphone",
    "guichet": "Au guichet",
    "papier": "Pendant ce temps",
    "quelqu_un": "Quelqu'un qui peut agir",
    "constat": "Toujours bloqué",
}
KINDS_OF_QUESTION = {
    "choix-unique": "une seule réponse",
    "choix-multiple": "plusieurs réponses possibles",
    "vrai-faux": "vrai ou faux",
}

_WORDS = {**PURPOSES, **KINDS_OF_QUESTION, **LEVEL_LABELS, **ACTORS, **ANSWERS}


def word(closed: str) -> str:
    """A word of a closed list as a reader sees it; itself when it already reads well."""
    return _WORDS.get(closed, closed)
