"""Words that say little: never looked for, never taken for another, in a text or in a query."""

from __future__ import annotations

FILLERS = frozenset([
    "a", "ai", "alors", "apres", "as", "au", "aux", "avec", "avoir", "c", "ca", "ce", "ces",
    "cet", "cette", "ci", "comme", "comment", "d", "dans", "de", "des", "dit", "donc", "du",
    "elle", "elles", "en", "es", "est", "et", "etre", "eu", "eux", "fait", "faire", "faut",
    "ici", "il", "ils", "j", "je", "l", "la", "le", "les", "leur", "leurs", "lui", "m", "ma",
    "mais", "me", "mes", "meme", "moi", "mon", "n", "ne", "nos", "notre", "nous", "on", "ont",
    "ou", "par", "parce", "pour", "qu", "quand", "que", "quel", "quelle", "quelles", "quels",
    "qui", "quoi", "s", "sa", "se", "ses", "si", "son", "sont", "sur", "t", "ta", "te", "tes",
    "toi", "ton", "toujours", "tout", "toute", "tous", "tres", "tu", "un", "une", "va", "vais",
    "vers", "veut", "veux", "voir", "vos", "votre", "vous", "y", "monsieur", "madame", "mme",
    "mr", "dame", "usager", "usagere", "personne", "quelqu", "quelque", "beneficiaire", "gens",
    "encore", "deja", "combien", "merci", "bonjour", "svp", "peut", "peux", "dois", "doit",
    "plusieurs", "cela", "ceci", "depuis", "chez", "entre", "aussi", "bien", "puis", "car",
    "dont", "lors", "rien",
])
# They turn a meaning round: kept, with little weight.
NEGATIONS = frozenset(["pas", "plus", "sans", "jamais", "aucun", "aucune", "ni", "non"])
NEGATION_WEIGHT = 0.3
