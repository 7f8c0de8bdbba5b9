"""Deux fiches ne peuvent pas porter le même identifiant, même dans deux dossiers : le lien
`[[identifiant]]` ne saurait pas laquelle ouvrir. Un ancien identifiant (`anciens_ids`) compte
aussi. Renommez le fichier le plus récent.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Index
from faire_avec.problems import Problem, Rule

RULE = Rule("FA101", "identifiant-unique", "Un identifiant ne sert qu'une fois", __doc__)


def check_index(index: Index) -> Iterator[Problem]:
    """Report every id used by two files, or taken from a former id."""
    first: dict[str, str] = {}
    for entry in index.entries:
        if entry.id in first:
            yield index.problem(entry, (), RULE,
                                f"l'identifiant «{entry.id}» est déjà celui de {first[entry.id]}")
        first.setdefault(entry.id, entry.path)
    former_of: dict[str, str] = {}
    for entry in index.entries:
        for rank, former in enumerate(entry.anciens_ids):
            if former in former_of:
                yield index.problem(
                    entry, ("anciens_ids", rank), RULE,
                    f"«{former}» est déjà un ancien identifiant de {former_of[former]} : "
                    "gardez-le dans une seule fiche",
                )
            elif former in first:
                yield index.problem(
                    entry, ("anciens_ids", rank), RULE,
                    f"«{former}» est l'identifiant de {first[former]} : il ne peut pas être "
                    "un ancien identifiant",
                )
            else:
                former_of[former] = entry.path
