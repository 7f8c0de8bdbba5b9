"""Le guide dit quoi faire ; il ne raconte pas ce que ses auteurs ont lu, cherché ou pas trouvé.
Un doute devient une consigne : « Lisez où part le code, mail ou SMS ». D'où vient un fait se dit
dans `preuve`, ou dans la note de la source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA149", "voix-du-guide", "Un texte ne dit pas ce que ses auteurs ont lu ou cherché",
            __doc__)
KINDS = frozenset({Kind.PROSE, Kind.LINE})

# The words that matter come after a space or an apostrophe.
SUSPECT = (
    re.compile(
        r"[ '](?:[aA](?i:(?:vons)? (?:pas|rien|jamais|aucun))|[eE](?i:n avons )|[rR](?i:elev)"
        r"|[lL](?i:ue?s?\b|es pages|e\b(?:(?<=cherché le)|(?<=cherchée le)"
        r"|(?<=cherchés le)|(?<=cherchées le)))|[pP](?i:rivée)|[uU](?i:ne (?:page|copie))"
        r"|[vV](?i:ue?s?\b))"
    ),
)
_READING = re.compile(
    r"\b(?:nous|on) n'(?:avons|a|en avons) (?:pas|rien|jamais|aucune?)(?: pu)? "
    r"(?:lue?s?|vue?s?|lire|trouv\w+|vérifi\w+|retrouv\w+)\b"
    r"|\b(?:pages?|textes?|versions?|copies?) (?:non )?lues?\b(?! (?:à|au|par|devant|avec)\b)"
    r"|\bsource privée\b|\bcherchée?s? le\b|\bselon les pages\b"
    r"|\bnon (?:lue?s?|vue?s?) dans\b|\bdates? non (?:vue|lue|relevée)s?\b"
    r"|\b(?:le )?texte lui-même n'a pas été (?:lu|vu)\b"
    r"|\bd'après une (?:page|copie) (?:de|ancienne)\b",
    re.IGNORECASE,
)


def check_text(text: Text) -> Iterator[Problem]:
    """Report what speaks of the authors' readings, save where a text says how one knows."""
    if text.role.verbatim or text.role.tells_where:
        return
    if found := _READING.search(text.text):
        yield text.problem(
            RULE, f"«{found[0]}» parle de vos lectures : écrivez la consigne, ou rien"
        )
