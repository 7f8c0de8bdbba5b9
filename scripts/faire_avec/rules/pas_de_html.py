"""Les textes n'acceptent pas de HTML. Pour mettre en valeur, utilisez `*italique*` ou
`**gras**` ; pour un lien, `[texte](https://…)` ou `[[identifiant]]`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.introspect import leaves
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings

RULE = Rule("FA111", "pas-de-html", "Un texte ne contient pas de HTML", __doc__)

_TAG = re.compile(r"<\s*(?:/\s*)?[a-zA-Z!?][^<>]*>?")


def _refusal(text: str) -> str | None:
    found = _TAG.search(text) if "<" in text else None
    return f"«{found[0][:30]}» ressemble à du HTML : écrivez-le sans chevrons" if found else None


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every text that looks like an HTML tag."""
    for location, text, _ in sheet.of_kind(Kind.PROSE, Kind.LINE):
        if message := _refusal(text):
            yield at(sheet, location, RULE, message)


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report the same in contacts and sources."""
    for table in (tables.contacts, tables.sources):
        for key, entry in table.entries.items():
            for location, text, role in leaves(entry):
                if role.kind in (Kind.PROSE, Kind.LINE) and (message := _refusal(text)):
                    yield in_table(table, (key, *location), RULE, message)
