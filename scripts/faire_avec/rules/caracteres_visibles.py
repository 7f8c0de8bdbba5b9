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
# Unicode leaves control characters unnamed.
_CONTROL = "caractère de contrôle"


def _hidden(text: str) -> str | None:
    """The first character that hides something, by its Unicode category."""
    for match in _UNUSUAL.finditer(text):
        if unicodedata.category(match[0]) in _HIDDEN:
            return match[0]
    return None


def _named(char: str) -> str:
    return f"U+{ord(char):04X} ({unicodedata.name(char, _CONTROL).lower()})"


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
