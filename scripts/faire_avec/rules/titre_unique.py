"""Deux fiches ne portent pas le même titre : dans une liste de résultats, on ne saurait pas
laquelle ouvrir. La casse et les accents ne comptent pas.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at
from faire_avec.settings import CheckSettings
from faire_avec.text import slugify

RULE = Rule("FA114", "titre-unique", "Un titre ne sert qu'une fois", __doc__)


def check(corpus: Corpus, settings: CheckSettings) -> Iterator[Problem]:
    """Report every title already taken by another sheet."""
    first: dict[str, str] = {}
    for sheet in corpus.sheets.values():
        key = slugify(sheet.fiche.titre)
        if key in first:
            yield at(sheet, ("titre",), RULE,
                     f"le titre «{sheet.fiche.titre}» est déjà celui de «{first[key]}»")
        first.setdefault(key, sheet.id)
