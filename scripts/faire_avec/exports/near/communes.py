"""Communes filed under the word that tells their name from others, and under their postcodes.

The pages file them the same way: ``docs/assets/near/names.js``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from faire_avec.directory.around import Around
from faire_avec.directory.donnees import Directory
from faire_avec.directory.listing import Shelves
from faire_avec.directory.territory import Commune, name_key
from faire_avec.places import PRES_D_ICI

# Bytes of a file before compression; communes filed under one word stay together.
SIZE = 12_000
# Words that begin or tie many names: no commune is filed under them, if it has another word.
TIES = frozenset({
    "a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les", "lez", "s",
    "saint", "sainte", "saintes", "saints", "sous", "sur",
})
Row = list[Any]


def filing_key(name: str) -> str:
    """The word that a name is filed under: the first that tells it from others."""
    words = name_key(name).split()
    return next((word for word in words if word not in TIES), words[-1] if words else "")


def commune_files(
    directory: Directory, around: Around, shelves: Shelves
) -> tuple[list[str], list[list[Row]]]:
    """Every commune of the départements that have places.

    Returns:
        The first word of each file, and the rows of each: word, name, Insee code, postcodes,
        intercommunality, where its places are listed (0 nowhere, 1 with those of its
        intercommunality, 2 on a page of its own), how many there are, and its approximate centre in
        hundredths of degrees, when it is known.
    """
    counts = {
        home.code: len(home.places) for shelf in shelves.departments for home in shelf.homes
    }
    # Of an intercommunality without places, there is no page.
    lists = {page.url for page in shelves.pages()}
    rows: list[Row] = []
    for code in directory.departments:
        for commune in around.table.of_department(code):
            rest = _rest(commune, around, shelves, lists, counts.get(commune.code, 0))
            keys = {filing_key(commune.name): commune.name}
            keys |= dict.fromkeys(commune.postcodes, commune.name)
            rows += [[key, name, *rest] for key, name in keys.items()]
    for former in around.table.former:
        # A delegated commune leads to the commune of today; an arrondissement has its number.
        if former.department in directory.departments and former.now in around.table.communes:
            now = around.table.communes[former.now]
            if former.name == now.name:
                continue
            rest = _rest(now, around, shelves, lists, counts.get(now.code, 0))
            rows.append([filing_key(former.name), former.name, *rest])
    rows.sort(key=lambda row: (row[0], row[1], row[2]))
    files = list(_cut(rows))
    return [file[0][0] for file in files], files


def _rest(
    commune: Commune, around: Around, shelves: Shelves, lists: set[str], count: int
) -> Row:
    base = f"{PRES_D_ICI}{commune.department}/"
    own = f"{base}{commune.code}/"
    if shelves.where.get(commune.code) == own:
        page = 2
    else:
        page = int(bool(commune.epci) and f"{base}{commune.epci}/" in lists)
    centre = around.centre(commune.code)
    where = [round(100 * degrees) for degrees in centre] if centre else []
    return [commune.code, " ".join(commune.postcodes), commune.epci or "", page, count, *where]


def _cut(rows: list[Row]) -> Iterator[list[Row]]:
    file: list[Row] = []
    size = 0
    for _, group in groupby(rows, key=lambda row: row[0]):
        family = list(group)
        weight = sum(len(json.dumps(row, ensure_ascii=False).encode()) for row in family)
        if file and size + weight > SIZE:
            yield file
            file, size = [], 0
        file += family
        size += weight
    if file:
        yield file
