"""Thèmes, publics, moyens, exigences, canaux, délais, organismes et obstacles viennent de
`fiches/vocabulaires.yml`, pour que deux fiches disent la même chose avec le même mot. Prenez un
mot de la liste, ou proposez-en un nouveau dans la table.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.introspect import leaves
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings
from faire_avec.suggest import closest

RULE = Rule("FA106", "mot-du-vocabulaire", "Un mot contrôlé vient du vocabulaire", __doc__)


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every controlled word that its vocabulary does not hold."""
    for location, text, role in sheet.of_kind(Kind.TERM):
        known = tables.vocabularies.get(role.vocabulary or "", {})
        if text not in known:
            yield at(sheet, location, RULE,
                     f"«{text}» n'est pas dans le vocabulaire «{role.vocabulary}»",
                     closest(text, known))


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report every controlled word of a text to cite that its vocabulary does not hold."""
    for key, texte in tables.textes.entries.items():
        for location, text, role in leaves(texte):
            known = tables.vocabularies.get(role.vocabulary or "", {})
            if role.kind is Kind.TERM and text not in known:
                yield in_table(tables.textes, (key, *location), RULE,
                               f"«{text}» n'est pas dans le vocabulaire «{role.vocabulary}»",
                               closest(text, known))
