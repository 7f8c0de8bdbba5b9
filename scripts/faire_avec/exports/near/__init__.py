"""``assets/near/``: the imported places, for the field « votre commune » and for the search.

- ``communes.json``, first: the bounds of the files of communes, the départements. A few kilobytes.
- ``index/<version>/c<n>.json``: communes of these départements, in the order of the words they are
  filed under, in files of about 12 kB.
- ``index/<version>/d<département>.json``: its places.

Nothing is written when no place is installed, and nothing of it is fetched before it is asked for.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from faire_avec.corpus.edition import Edition
from faire_avec.directory.around import Around
from faire_avec.directory.listing import shelve
from faire_avec.directory.territory import territory
from faire_avec.exports._file import Export
from faire_avec.exports.near.communes import commune_files
from faire_avec.exports.near.local import local_file

HEAD = "assets/near/communes.json"
FOLDER = "assets/near/index"


def exports(edition: Edition) -> Iterator[Export]:
    """The first file, the files of communes, one file for each département."""
    directory = edition.directory
    if not directory:
        return
    table = territory()
    around = Around(directory, table)
    shelves = shelve(directory, table)
    bounds, communes = commune_files(directory, around, shelves)
    contents = {f"c{rank}": rows for rank, rows in enumerate(communes)} | {
        f"d{shelf.department.code}": local_file(table, shelves, shelf)
        for shelf in shelves.departments
    }
    texts = {name: _compact(content) for name, content in contents.items()}
    version = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:8]
    yield Export(HEAD, _compact({
        "version": version, "bounds": " ".join(bounds),
        "departements": {
            shelf.department.code:
                [shelf.department.name, shelf.count, int(shelf.department.invented)]
            for shelf in shelves.departments
        },
    }))
    for name, text in texts.items():
        yield Export(f"{FOLDER}/{version}/{name}.json", text)


def _compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
