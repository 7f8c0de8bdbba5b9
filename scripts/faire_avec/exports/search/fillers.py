"""Words that say little: never looked for, never taken for another, in a text or in a query."""

from __future__ import annotations

FILLERS = frozenset({
    "a", "ai", "alors", "apres", "as", "au", "aussi", "aux", "avec", "avoir", "beneficiaire",
    "bien", "bonjour", "c", "ca", "car", "ce", "ceci", "cela", "ces", "cet", "cette", "chez",
    "ci", "combien", "comme", "comment", "d", "dame", "dans", "de", "deja", "depuis", "des",
    "dit", "dois", "doit", "donc", "dont", "du", "elle", "elles", "en", "encore", "entre", "es",
    "est", "et", "etre", "eu", "eux", "faire", "fait", "faut", "gens", "ici", "il", "ils", "j",
    "je", "l", "la", "le", "les", "leur", "leurs", "lors", "lui", "m", "ma", "madame", "mais",
    "me", "meme", "merci", "mes", "mme", "moi", "mon", "monsieur", "mr", "n", "ne", "nos",
    "notre", "nous", "on", "ont", "ou", "par", "parce", "personne", "peut", "peux", "plusieurs",
    "pour", "puis", "qu", "quand", "que", "quel", "quelle", "quelles", "quelqu", "quelque",
    "quels", "qui", "quoi", "rien", "s", "sa", "se", "ses", "si", "son", "sont", "sur", "svp",
    "t", "ta", "te", "tes", "toi", "ton", "toujours", "tous", "tout", "toute", "tres", "tu", "un",
    "une", "usager", "usagere", "va", "vais", "vers", "veut", "veux", "voir", "vos", "votre",
    "vous", "y",
})
# They turn a meaning round: kept, with little weight.
NEGATIONS = frozenset({"aucun", "aucune", "jamais", "ni", "non", "pas", "plus", "sans"})
NEGATION_WEIGHT = 0.3
