"""Une fiche ne contient aucune donnée d'une personne réelle : numéro de Sécurité sociale, adresse
mail personnelle, numéro de mobile, RIB. Utilisez un exemple visiblement inventé, ou décrivez la
forme : « 13 chiffres qui commencent par 1 ou 2 ».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.introspect import Leaf, leaves
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings

RULE = Rule("FA118", "donnees-personnelles", "Une fiche ne contient aucune donnée personnelle",
            __doc__)

# Nothing personal is shorter than a phone number, save an address.
_GAP = "[ .\\-\u00a0\u202f]?"
_WORTH_READING = re.compile(rf"(?:[\dABab]{_GAP}){{8}}|@|FR\d\d", re.IGNORECASE)
_NIR = re.compile(
    rf"(?<!\d)([12378]){_GAP}(\d{{2}}){_GAP}(\d{{2}}){_GAP}(\d{{2}}|2[AB]){_GAP}(\d{{3}}){_GAP}"
    rf"(\d{{3}})(?:{_GAP}(\d{{2}}))?(?!\d)",
    re.IGNORECASE,
)
_MOBILE = re.compile(
    rf"(?<!\d)(?:(?:\+|00)33{_GAP}(?:\(0\){_GAP})?[67]|0{_GAP}[67])(?:{_GAP}\d){{8}}(?!\d)"
)
_EMAIL = re.compile(
    r"[\w.+-]+@(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|laposte|orange|"
    r"wanadoo|free|sfr|neuf|bbox|aol|proton|protonmail|gmx)\.[a-z]{2,4}\b",
    re.IGNORECASE,
)
_IBAN = re.compile(
    rf"\bFR\d{{2}}(?:{_GAP}[0-9A-Z]{{4}}){{5}}{_GAP}[0-9A-Z]{{3}}\b", re.IGNORECASE
)


def _is_nir(match: re.Match[str]) -> bool:
    """Key of the NIR: 97 minus the number modulo 97 (Insee)."""
    body = "".join(part for part in match.groups()[:6] if part)
    body = body.upper().replace("2A", "19").replace("2B", "18")
    month = int(match[3])
    plausible = 1 <= month <= 12 or 20 <= month <= 42 or 50 <= month <= 99
    if match[7] is None:
        return plausible
    return plausible and 97 - int(body) % 97 == int(match[7])


def _found(text: str) -> str | None:
    if not _WORTH_READING.search(text):
        return None
    if any(_is_nir(match) for match in _NIR.finditer(text)):
        return "un numéro de Sécurité sociale"
    if _MOBILE.search(text):
        return "un numéro de mobile"
    if "@" in text and _EMAIL.search(text):
        return "une adresse mail personnelle"
    if _IBAN.search(text):
        return "un IBAN"
    return None


def _texts(found: Iterator[Leaf] | tuple[Leaf, ...]) -> Iterator[Leaf]:
    for location, text, role in found:
        if role.kind in (Kind.PROSE, Kind.LINE):
            yield location, text, role


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every text that looks like somebody's number, address or account."""
    for location, text, _ in _texts(sheet.leaves):
        if what := _found(text):
            yield at(sheet, location, RULE,
                     f"le texte contient {what} : décrivez sa forme sans le donner")


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report contacts that look like somebody's own."""
    for key, contact in tables.contacts.entries.items():
        for location, text, _ in _texts(leaves(contact)):
            if what := _found(text):
                yield in_table(tables.contacts, (key, *location), RULE,
                               f"le texte contient {what} : un contact est celui d'un service")
