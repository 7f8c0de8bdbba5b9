"""Deux fiches ne portent pas le même titre : dans une liste de résultats, on ne saurait pas
laquelle ouvrir. La casse et les accents ne comptent pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Index
from faire_avec.language.fold import slugify
from faire_avec.problems import Problem, Rule

RULE = Rule("FA114", "titre-unique", "Un titre ne sert qu'une fois", __doc__)


def check_index(index: Index) -> Iterator[Problem]:
    """Report every title already taken by another sheet."""
    first: dict[str, str] = {}
    for entry in index.entries:
        if entry.titre is None:
            continue
        key = slugify(entry.titre)
        if key in first:
            yield index.problem(entry, ("titre",), RULE,
                                f"le titre «{entry.titre}» est déjà celui de «{first[key]}»")
        first.setdefault(key, entry.id)
