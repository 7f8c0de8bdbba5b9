"""The pictogram beside each plain sentence, chosen by what the sentence is about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from faire_avec.language.fold import fold

# In order of weight: a sentence on a code received by mail is about the code.
_SUBJECTS: tuple[tuple[str, str], ...] = (
    ("cle", r"codes?|mots? de passe|identifiants?|secrets?"),
    ("argent", r"argent|versements?|verse|euros?|paiements?|payer|paie|aides?|allocations?|rsa"
               r"|remboursements?|rembourse|gagne|gratuit|factures?|banque"),
    ("telephone", r"r?appel\w*|telephon\w*|sms|numeros?|mobile|portable"),
    ("mail", r"mails?|boite|messages?|messagerie|courriels?"),
    ("date", r"mois|semaines?|jours?|dates?|delai|demain|avant le|rendez-vous|ans?|heures?"),
    ("identite", r"carte d'identite|passeport|piece d'identite|carte vitale|titre de sejour"),
    ("papier", r"papiers?|courriers?|lettres?|formulaires?|dossiers?|signez|signer|imprime\w*"
               r"|documents?|attestations?|photocopies?|preuves?|exemplaire|recus?|avis|feuille|ecri\w*"),
    ("lieu", r"guichet|accueil|bureau|sur place|mairie|agence|caisse|prefecture|france services"),
    ("ecran", r"internet|ecran|site|ordinateur|clic\w*|cliqu\w*|en ligne|compte"),
    ("parole", r"dites|dire|disons|demand\w*|parl\w*|reponse|repondre|questions?|expliqu\w*"),
    ("ensemble", r"ensemble|avec vous|avec moi|accompagn\w*|aide[rz]?|professionnel\w*|nous"),
    ("choix", r"choisi\w*|decid\w*|voulez|pouvez|droits?|oui|accord"),
)
_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})\b")) for name, words in _SUBJECTS)


def pictograms(sentences: Sequence[str]) -> list[str]:
    """Name of the pictogram of each sentence, another each time when the words allow it.

    A sentence about nothing drawn here gets ``point``.
    """
    chosen: list[str] = []
    for sentence in sentences:
        folded = fold(sentence)
        subjects = [name for name, pattern in _PATTERNS if pattern.search(folded)] or ["point"]
        chosen.append(next((name for name in subjects if name not in chosen), subjects[0]))
    return chosen
