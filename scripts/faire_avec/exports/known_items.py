"""``assets/search/known.json`` and ``known-rest.json``: what the search knows while one types.

The first file is what answers soonest on a weak network: titles and short names, acronyms above
all. The second, asked for once the first is there, holds longer names, useful lines, synonyms and
the days after which sheets are late.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date

from faire_avec.corpus import Corpus, Sheet, Tables, useful_line
from faire_avec.exports._file import Export
from faire_avec.model import SHEET_TYPES
from faire_avec.model.plateforme import Plateforme
from faire_avec.tools import FOLDER, TOOLS

HEAD = "assets/search/known.json"
REST = "assets/search/known-rest.json"
# What stands in a row of each file, in this order: names would weigh a quarter more, for what each
# search waits for. ``docs/assets/search/ranking.js`` reads the same; a test holds them together.
HEAD_ROW = ("id", "type", "title", "alias")
REST_ROW = ("useful", "longNames", "until")
# Signs of the longest name in the first file: « mon compte » is in, a spoken phrase is not.
SHORT = 10
# Days are counted from here, as scripts do: the page itself sees which sheets are late today.
_EPOCH = date(1970, 1, 1)
# A tool carries no evidence that could grow old.
NEVER = 999_999


def exports(corpus: Corpus) -> Iterator[Export]:
    """The two files of the known-item index, as compact as JSON allows; same order of sheets."""
    types = list(SHEET_TYPES)
    head: list[object] = []
    rest: list[object] = []
    for sheet in corpus.sheets.values():
        short, long = _by_length(_names(sheet, corpus.tables))
        head.append([sheet.id, types.index(sheet.type.name), sheet.fiche.titre, short])
        rest.append([useful_line(sheet, corpus.tables), long, (sheet.due - _EPOCH).days])
    for tool in TOOLS:
        short, long = _by_length(tool.names)
        head.append([tool.id, len(types), tool.title, short])
        rest.append([tool.use, long, NEVER])
    yield Export(HEAD, _compact({
        "types": [
            *([kind.name, kind.label, kind.folder] for kind in SHEET_TYPES.values()),
            ["outil", "Outil", FOLDER],
        ],
        "sheets": head,
    }))
    yield Export(REST, _compact({
        "sheets": rest, "synonyms": corpus.tables.synonyms,
    }))


def _by_length(names: Iterable[str]) -> tuple[list[str], list[str]]:
    known = list(names)
    return (
        [name for name in known if len(name) <= SHORT],
        [name for name in known if len(name) > SHORT],
    )


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
