"""Un lien vers un site s'écrit `[texte](https://adresse)`. Les adresses qui exécutent un script
(`javascript:`), qui embarquent un fichier (`data:`) ou qui n'ont pas de protocole (`//site`) sont
refusées.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.prose import web_links
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings

RULE = Rule("FA112", "lien-sur", "Un lien commence par https:// ou http://", __doc__)

_WEB = re.compile(r"https?://", re.IGNORECASE)


def _refusals(text: str) -> Iterator[str]:
    for _, url in web_links(text):
        if not _WEB.match(url):
            yield f"«{url[:40]}» n'est pas une adresse de site : elle commence par https://"


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every prose link whose address is not a web address."""
    for location, text, _ in sheet.of_kind(Kind.PROSE):
        for message in _refusals(text):
            yield at(sheet, location, RULE, message)


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report the same in the notes of the contacts."""
    for key, contact in tables.contacts.entries.items():
        for message in _refusals(contact.note or ""):
            yield in_table(tables.contacts, (key, "note"), RULE, message)
