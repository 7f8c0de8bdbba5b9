"""Les textes n'acceptent pas de HTML. Pour mettre en valeur, utilisez `*italique*` ou
`**gras**` ; pour un lien, `[texte](https://…)` ou `[[identifiant]]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import WRITTEN
from faire_avec.problems import Problem, Rule

RULE = Rule("FA111", "pas-de-html", "Un texte ne contient pas de HTML", __doc__)
KINDS = WRITTEN

SUSPECT = (re.compile("<"),)
# A tag, as browsers read one: the letter or sign that makes it follows at once (HTML, 13.2.5.6).
_TAG = re.compile(r"<(?:/\s?)?[a-zA-Z!?/][^<>]*>?")


def check_text(text: Text) -> Iterator[Problem]:
    """Report every text that looks like an HTML tag."""
    if found := _TAG.search(text.text):
        yield text.problem(
            RULE, f"«{found[0][:30]}» ressemble à du HTML : écrivez-le sans chevrons"
        )
