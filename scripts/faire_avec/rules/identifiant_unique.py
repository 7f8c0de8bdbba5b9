"""Deux fiches ne peuvent pas porter le même identifiant, même dans deux dossiers : le lien
`[[identifiant]]` ne saurait pas laquelle ouvrir. Un ancien identifiant (`anciens_ids`) compte
aussi. Renommez le fichier le plus récent.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at
from faire_avec.settings import CheckSettings

RULE = Rule("FA101", "identifiant-unique", "Un identifiant ne sert qu'une fois", __doc__)


def check(corpus: Corpus, settings: CheckSettings) -> Iterator[Problem]:
    """Report every id used by two files, or taken from a former id."""
    first: dict[str, str] = {}
    for file in corpus.files:
        if file.id in first:
            yield Problem(
                file.shown, 1, 1, RULE,
                f"l'identifiant «{file.id}» est déjà celui de {first[file.id]}",
            )
        first.setdefault(file.id, file.shown)
    for sheet in corpus.sheets.values():
        for index, former in enumerate(sheet.fiche.anciens_ids):
            if former in first:
                yield at(
                    sheet, ("anciens_ids", index), RULE,
                    f"«{former}» est l'identifiant de {first[former]} : il ne peut pas être "
                    "un ancien identifiant",
                )
            else:
                first[former] = sheet.document.path
