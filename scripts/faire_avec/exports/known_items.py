"""``assets/connu.json``: titles, aliases and first useful lines, for the search while typing."""

from __future__ import annotations

import json
from collections.abc import Iterator

from faire_avec.corpus import Corpus, Sheet, Tables, useful_line
from faire_avec.exports._file import Export
from faire_avec.model import SHEET_TYPES
from faire_avec.model.plateforme import Plateforme

PATH = "assets/connu.json"


def exports(corpus: Corpus) -> Iterator[Export]:
    """The known-item index, as compact as JSON allows."""
    types = list(SHEET_TYPES)
    content = {
        "version": 1,
        "types": [[kind.name, kind.label, kind.folder] for kind in SHEET_TYPES.values()],
        "fiches": [
            [
                sheet.id, types.index(sheet.type.name), sheet.fiche.titre,
                useful_line(sheet, corpus.tables), _names(sheet, corpus.tables),
            ]
            for sheet in corpus.sheets.values()
        ],
        "synonymes": corpus.tables.synonyms,
    }
    yield Export(PATH, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def _names(sheet: Sheet, tables: Tables) -> list[str]:
    """Aliases, the id in words, the addresses and short numbers of a platform."""
    names = [*sheet.fiche.alias, sheet.id.replace("-", " ")]
    if isinstance(sheet.fiche, Plateforme):
        names += [
            url.split("://", 1)[1].removeprefix("www.").rstrip("/")
            for url in sheet.fiche.adresses
        ]
        for contact_id in sheet.fiche.contacts.personne[:1]:
            contact = tables.contacts.entries.get(contact_id)
            number = (contact.numero or "").replace(" ", "") if contact else ""
            # A line named after another sheet belongs to that one.
            if contact_id.startswith(sheet.id) and number.isdigit() and len(number) == 4:
                names.append(number)
    return list(dict.fromkeys(names))
