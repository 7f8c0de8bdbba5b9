"""``assets/search/known.json``, ``-rest`` and ``-answers``: what the search knows as one types.

The first file is what answers soonest on a weak network: titles and short names, acronyms above
all. The second, asked for once the first is there, holds longer names, useful lines, synonyms and
the sheets that readers saw change. The third holds the answers: their titles, what people say, and
the messages a screen shows.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from faire_avec.corpus import Sheet, Tables, useful_line
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.model import SHEET_TYPES
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Reponse
from faire_avec.places import OUTILS, TOOLS

HEAD = "assets/search/known.json"
REST = "assets/search/known-rest.json"
# What stands in a row of each file, in this order: names would weigh a quarter more, for what each
# search waits for. ``docs/assets/search/ranking.js`` reads the same; a test holds them together.
HEAD_ROW = ("id", "type", "title", "alias")
REST_ROW = ("useful", "longNames", "until")
# Signs of the longest name in the first file: « mon compte » is in, a spoken phrase is not.
SHORT = 10
ANSWERS = "assets/search/known-answers.json"
# Day, counted from 1970, after which a sheet is marked in results: at once if readers saw a
# change; never otherwise, for age alone says nothing to whoever searches.
AT_ONCE, NEVER = 0, 999_999


def exports(edition: Edition) -> Iterator[Export]:
    """The three files of the known-item index, as compact as JSON allows; same order of sheets.

    An answer is ``[rank of its sheet, id, title, reason, duration, what people say]``.
    """
    corpus = edition.corpus
    types = list(SHEET_TYPES)
    head: list[object] = []
    rest: list[object] = []
    answers: list[object] = []
    for sheet in corpus.sheets.values():
        short, long = _by_length(_names(sheet, corpus.tables))
        head.append([sheet.id, types.index(sheet.type.name), sheet.fiche.titre, short])
        marked = AT_ONCE if _changed(sheet) else NEVER
        rest.append([useful_line(sheet, corpus.tables), long, marked])
        for answer in getattr(sheet.fiche, "reponses", []):
            count = f"{len(answer.gestes)} geste{'s' if len(answer.gestes) > 1 else ''}"
            answers.append([len(head) - 1, answer.id, answer.titre, answer.motif,
                            answer.duree or count, answer.se_dit])
    for tool in TOOLS:
        short, long = _by_length(tool.names)
        head.append([tool.id, len(types), tool.title, short])
        rest.append([tool.use, long, NEVER])
    yield Export(HEAD, _compact({
        "types": [
            *([kind.name, kind.label, kind.folder] for kind in SHEET_TYPES.values()),
            ["outil", "Outil", OUTILS.url.rstrip("/")],
        ],
        "sheets": head,
    }))
    yield Export(REST, _compact({
        "sheets": rest, "synonyms": corpus.tables.synonyms,
    }))
    yield Export(ANSWERS, _compact({"answers": answers}))


def _changed(sheet: Sheet) -> bool:
    answers: list[Reponse] = getattr(sheet.fiche, "reponses", [])
    return any(answer.preuve and answer.preuve.a_change for answer in answers)


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
