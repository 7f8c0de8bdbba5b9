"""Un texte ne contient que des caractères qu'on voit. Les caractères de contrôle, ceux qui
inversent le sens de lecture et ceux qui n'ont pas de largeur peuvent cacher un autre texte.
Effacez l'endroit et retapez-le au clavier. Une adresse de site ne contient que des lettres sans
accent : une lettre d'un autre alphabet peut imiter un site officiel.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from faire_avec.corpus import Sheet, Tables
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Leaf, Location, leaves
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.prose import web_links
from faire_avec.rules._report import at_document
from faire_avec.settings import CheckSettings

RULE = Rule("FA121", "caracteres-visibles", "Un texte n'a que des caractères visibles", __doc__)

# What French texts are made of; anything else is looked up.
_UNUSUAL = re.compile(
    r"[^\n\t\x20-\x7e\xa0-\xac\xae-\u02ff\u2010-\u2027\u202f-\u205f\u20ac]"
)
_HIDDEN = ("Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp")
# Unicode names are in English: the usual ones in French, then what the name starts with.
_NAMES = {
    0x00AD: "trait d'union conditionnel",
    0x061C: "marque de sens de lecture",
    0x200B: "espace sans largeur",
    0x200C: "antiliant sans largeur",
    0x200D: "liant sans largeur",
    0x200E: "marque de sens de lecture",
    0x200F: "marque de sens de lecture",
    0x2028: "saut de ligne Unicode",
    0x2029: "saut de paragraphe Unicode",
    0x202A: "changement du sens de lecture",
    0x202B: "changement du sens de lecture",
    0x202C: "fin de changement du sens de lecture",
    0x202D: "inversion du sens de lecture",
    0x202E: "inversion du sens de lecture",
    0x2060: "espace sans largeur",
    0x2066: "changement du sens de lecture",
    0x2067: "changement du sens de lecture",
    0x2068: "changement du sens de lecture",
    0x2069: "fin de changement du sens de lecture",
    0xFEFF: "marque de début de fichier",
}
_SCRIPTS = {
    "CYRILLIC": "lettre cyrillique",
    "GREEK": "lettre grecque",
    "ARMENIAN": "lettre arménienne",
    "LATIN": "lettre accentuée ou modifiée",
    "FULLWIDTH": "signe de pleine largeur",
}


def _hidden(text: str) -> str | None:
    """The first character that hides something, by its Unicode category."""
    for match in _UNUSUAL.finditer(text):
        if unicodedata.category(match[0]) in _HIDDEN:
            return match[0]
    return None


def _named(char: str) -> str:
    script = unicodedata.name(char, "").partition(" ")[0]
    name = _NAMES.get(ord(char)) or _SCRIPTS.get(script)
    if name is None:
        control = unicodedata.category(char) == "Cc"
        name = "caractère de contrôle" if control else "signe d'un autre alphabet"
        if unicodedata.category(char) in ("Cf", "Co", "Cn", "Cs"):
            name = "caractère technique"
    return f"U+{ord(char):04X} ({name})"


def _problems(document: Document, found: Iterator[Leaf], base: Location) -> Iterator[Problem]:
    for location, text, role in found:
        char = _hidden(text)
        if char is not None:
            yield at_document(document, (*base, *location), RULE,
                              f"le texte contient {_named(char)}, invisible : effacez-le")
        urls = [text] if role.kind is Kind.URL else []
        if role.kind is Kind.PROSE:
            urls = [url for _, url in web_links(text)]
        for url in urls:
            host = url.split("://", 1)[-1].split("/", 1)[0]
            strange = next((sign for sign in host if not sign.isascii()), None)
            if strange is not None and char is None:
                yield at_document(
                    document, (*base, *location), RULE,
                    f"le nom du site contient {_named(strange)} : un site officiel s'écrit en "
                    "lettres sans accent",
                )


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every hidden character, and every address written in another alphabet."""
    yield from _problems(sheet.document, iter(sheet.leaves), ())


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report the same in contacts and sources."""
    for key, contact in tables.contacts.entries.items():
        yield from _problems(tables.contacts.document, leaves(contact), (key,))
    for key, source in tables.sources.entries.items():
        yield from _problems(tables.sources.document, leaves(source), (key,))
