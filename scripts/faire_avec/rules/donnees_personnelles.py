"""Une fiche ne contient aucune donnée d'une personne réelle : numéro de Sécurité sociale, adresse
mail personnelle, numéro de mobile, RIB. Utilisez un exemple visiblement inventé, ou décrivez la
forme : « 13 chiffres qui commencent par 1 ou 2 ».
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.introspect import Leaf, leaves
from faire_avec.model.types import Kind
from faire_avec.personal import personal_data
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings

RULE = Rule("FA118", "donnees-personnelles", "Une fiche ne contient aucune donnée personnelle",
            __doc__)


def _texts(found: Iterator[Leaf] | tuple[Leaf, ...]) -> Iterator[Leaf]:
    for location, text, role in found:
        if role.kind in (Kind.PROSE, Kind.LINE):
            yield location, text, role


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every text that looks like somebody's number, address or account."""
    for location, text, _ in _texts(sheet.leaves):
        if what := personal_data(text):
            yield at(sheet, location, RULE,
                     f"le texte contient {what} : décrivez sa forme sans le donner")


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report contacts that look like somebody's own."""
    for key, contact in tables.contacts.entries.items():
        for location, text, _ in _texts(leaves(contact)):
            if what := personal_data(text):
                yield in_table(tables.contacts, (key, *location), RULE,
                               f"le texte contient {what} : un contact est celui d'un service")
