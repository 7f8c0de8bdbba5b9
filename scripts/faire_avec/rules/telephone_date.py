"""Un numéro de téléphone change. Chaque contact qui en donne un porte la date de la preuve
(`verifie_le`) et sa source.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Tables
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import in_table

RULE = Rule("FA110", "telephone-date", "Un numéro de téléphone est daté et sourcé", __doc__)


def check_tables(tables: Tables) -> Iterator[Problem]:
    """Report every contact with a number but no date or no source."""
    for key, contact in tables.contacts.entries.items():
        if contact.numero is None and contact.depuis_etranger is None:
            continue
        place = (key, "depuis_etranger" if contact.numero is None else "numero")
        if contact.verifie_le is None:
            yield in_table(tables.contacts, place, RULE,
                           f"le numéro de «{key}» n'a pas de date : ajoutez «verifie_le»")
        if contact.source is None:
            yield in_table(tables.contacts, place, RULE,
                           f"le numéro de «{key}» n'a pas de source : ajoutez «source»")
