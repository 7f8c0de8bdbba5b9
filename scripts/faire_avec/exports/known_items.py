"""``assets/connu.json`` and ``connu-suite.json``: what the search knows while one types.

The first file is what answers soonest on a weak network: titles and short names, acronyms above
all. The second, asked for once the first is there, holds the longer names, the useful lines and
the days after which sheets are late.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from faire_avec.corpus import Corpus, Sheet, Tables, useful_line
from faire_avec.exports._file import Export
from faire_avec.model import SHEET_TYPES
from faire_avec.model.plateforme import Plateforme

HEAD = "assets/connu.json"
REST = "assets/connu-suite.json"
# Signs of the longest name in the first file: « mon-compte » is in, a spoken phrase is not.
SHORT = 12
# Days are counted from here, as scripts do: the page itself sees which sheets are late today.
_EPOCH = date(1970, 1, 1)


def exports(corpus: Corpus) -> Iterator[Export]:
    """The two files of the known-item index, as compact as JSON allows; same order of sheets."""
    types = list(SHEET_TYPES)
    head, rest = [], []
    for sheet in corpus.sheets.values():
        names = _names(sheet, corpus.tables)
        short = [name for name in names if len(name) <= SHORT]
        head.append([sheet.id, types.index(sheet.type.name), sheet.fiche.titre, short])
        rest.append([
            useful_line(sheet, corpus.tables), [name for name in names if len(name) > SHORT],
            (sheet.due - _EPOCH).days,
        ])
    yield Export(HEAD, _compact({
        "version": 2,
        "types": [[kind.name, kind.label, kind.folder] for kind in SHEET_TYPES.values()],
        "fiches": head,
        "synonymes": corpus.tables.synonyms,
    }))
    yield Export(REST, _compact({"version": 2, "fiches": rest}))


def _compact(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


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
