"""Un renvoi à un paragraphe dit de quel texte il parle : « (Mazet et Sorin, 2020, § 27) », et non
« (§ 27) ». Le lecteur qui n'a que cette phrase sous les yeux doit pouvoir y aller.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA150", "paragraphe-nomme", "Un numéro de paragraphe vient après le nom du texte",
            __doc__)
KINDS = frozenset({Kind.PROSE, Kind.LINE})

SUSPECT = (re.compile(r"[§p](?:(?<=§)|aragraphe)"),)
# Alone in its brackets or at the start of the text: no author, no work, no year before it.
_BARE = re.compile(
    r"(?:^|[(\[]|[.;:!?] )\s*(?:voir |cf\. |au |aux )?(?:§+|paragraphes?) ?\d+[^);.]*"
)


def check_text(text: Text) -> Iterator[Problem]:
    """Report a paragraph number that nothing names."""
    if found := _BARE.search(text.text):
        bare = found[0].strip(" (.;:")
        yield text.problem(
            RULE, f"«{bare}» ne dit pas de quel texte : écrivez l'auteur et l'année devant"
        )
