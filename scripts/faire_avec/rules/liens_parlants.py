"""Un lien se comprend seul : une personne aveugle les lit les uns après les autres. Écrivez où il
mène (« le formulaire de la Caf »), pas « cliquez ici », « ici », « lien » ni l'adresse brute.
Repère : RGAA 4.1, critère 6.1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Text
from faire_avec.language.prose import sheet_links, web_links
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA120", "liens-parlants", "Le texte d'un lien dit où il mène", __doc__)
KINDS = frozenset({Kind.PROSE})

SUSPECT = (re.compile(r"\["),)
_EMPTY_WORDS = re.compile(
    r"(?:cliqu\w+ )?(?:ici|là|sur ce lien|ce lien|lien|le lien|en savoir plus|lire la suite|"
    r"voir|cliquez|https?://\S*|www\.\S*)?",
    re.IGNORECASE,
)


def check_text(text: Text) -> Iterator[Problem]:
    """Report every link whose text says nothing of its target."""
    labels = [label for label, _ in web_links(text.text)]
    labels += [link.label for link in sheet_links(text.text) if link.label]
    for label in labels:
        said = label.strip()
        if _EMPTY_WORDS.fullmatch(said):
            yield text.problem(
                RULE, f"le lien «{said}» ne dit pas où il mène" if said
                else "un lien n'a pas de texte : écrivez où il mène",
            )
