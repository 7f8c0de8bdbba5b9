"""Un champ de texte simple (titre, nom, libellé…) s'affiche tel quel : un lien `[[…]]`, un lien
`[texte](adresse)`, une mise en valeur ou un titre Markdown y restent à l'écran avec leurs signes.
Écrivez le texte seul. Les champs qui acceptent liens et emphase le disent dans le modèle du type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import WRITTEN, Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA145", "texte-simple", "Un champ de texte simple n'a ni lien ni mise en forme",
            __doc__)
KINDS = WRITTEN - {Kind.PROSE}

SUSPECT = (re.compile(r"[\[*_`#]"),)
_LINK = r"!?\[[^\[\]\n]{0,60}\](?:\([^\n]{0,60}|\[[^\]\n]{0,60}\])"
_MARKS = (
    ("un lien de fiche", re.compile(r"\[\[[^\n]{0,60}")),
    ("un lien ou une image", re.compile(_LINK)),
    ("une mise en valeur", re.compile(r"\*\*[^\s*][^*\n]{0,60}\*\*")),
    ("une mise en valeur", re.compile(r"(?<!\w)__[^\s_][^_\n]{0,60}__(?!\w)")),
    ("une mise en valeur", re.compile(r"(?<![\w*#])\*[^\W\d_][^*\n]{0,60}(?<!\s)\*(?![\w*#])")),
    ("une mise en valeur", re.compile(r"`[^`\n]{1,60}`")),
    ("un titre", re.compile(r"^\s{0,3}#{1,6}\s[^\n]{0,60}")),
)


def check_text(text: Text) -> Iterator[Problem]:
    """Report links and Markdown marks that a plain field would show as they stand."""
    for what, mark in _MARKS:
        if found := mark.search(text.text):
            yield text.problem(
                RULE, f"«{found[0][:30]}» est {what} : ce champ l'affiche tel quel, écrivez le "
                "texte seul",
            )
            return
