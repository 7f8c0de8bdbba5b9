"""The index cut in files, so that a search fetches a few kilobytes, however big the guide."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from faire_avec.exports._file import Export
from faire_avec.exports.search.fillers import FILLERS
from faire_avec.exports.search.passages import Entry, Field, entry_types
from faire_avec.exports.search.postings import Postings
from faire_avec.language.terms import skeleton, terms
from faire_avec.model.tables import MotVoisin

HEAD = "assets/search/known.json"
# Each file below is named after the whole index: an old first file never meets new words.
FOLDER = "assets/search/index"
# Bytes of a file of words, before compression: two words seldom weigh more than ten kilobytes.
WORDS_SIZE = 12_000
# Signs of a skeleton that make a family, « garde » and « garder »; its file may grow up to so much.
ALIKE = 3
LARGEST = 24_000
# Bytes of the names in the first file: those of the organisms first.
HEAD_SIZE = 11_000
ROWS = 16
SHORTEST, LONGEST = 2, 12  # signs of a name that the first file holds


@dataclass
class _Shard:
    first: str
    words: dict[str, list[int]]
    names: dict[str, list[int]]
    near: dict[str, tuple[str, list[int]]]
    size: int = 0


def files(
    entries: Sequence[Entry], organisms: int, postings: Postings,
    neighbours: Mapping[str, MotVoisin],
) -> Iterator[Export]:
    """The first file, the files of words, the files of rows.

    Args:
        entries: all entries, organisms first.
        organisms: how many of them are organisms.
        postings: the terms of these entries.
        neighbours: words that no entry treats, and the nearest ones.
    """
    shards = _shards(postings)
    _add_neighbours(shards, entries, postings, neighbours)
    contents = {
        **{f"w{rank}": {"words": one.words, "names": one.names, "near": one.near}
           for rank, one in enumerate(shards)},
        **{f"r{rank // ROWS}": [_row(one) for one in entries[rank:rank + ROWS]]
           for rank in range(0, len(entries), ROWS)},
    }
    texts = {name: _compact(content) for name, content in contents.items()}
    version = hashlib.sha256("".join(texts.values()).encode()).hexdigest()[:8]
    yield Export(HEAD, _compact({
        "version": version, "types": entry_types(), "organisms": organisms, "rows": ROWS,
        "fillers": " ".join(sorted(FILLERS)), "shards": " ".join(one.first for one in shards),
        "entries": _head(entries),
    }))
    for name, text in texts.items():
        yield Export(f"{FOLDER}/{version}/{name}.json", text)


def _compact(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _shards(postings: Postings) -> list[_Shard]:
    """Words in the order of their skeletons; those that begin alike stay together if they can."""
    known = sorted(
        (skeleton(word), word) for word, weight in postings.weights.items() if weight
    )
    shards = [_Shard("", {}, {}, {})]
    last = ""
    for key, word in known:
        places = _places(postings, word)
        # Brackets, commas and digits of the row, quotes and colon of the word.
        size = len(word) + 1 + len(places) + sum(len(str(one)) for one in places) + 4
        full, alike = shards[-1].size + size, key[:ALIKE] == last[:ALIKE]
        if key != last and full > (LARGEST if alike else WORDS_SIZE):
            shards.append(_Shard(key, {}, {}, {}))
        shards[-1].words[word] = places
        shards[-1].size += size
        last = key
    for name, owners in postings.names.items():
        shard = _shard_of(shards, skeleton(_key(name)))
        shard.names[name] = [rank * 4 + strength for rank, strength in owners.items()]
    return shards


def _add_neighbours(
    shards: Sequence[_Shard], entries: Sequence[Entry], postings: Postings,
    neighbours: Mapping[str, MotVoisin],
) -> None:
    """File each word that no entry treats, as it is typed and in full; a name always wins."""
    ranks = {entry.id: rank for rank, entry in enumerate(entries)}
    for key, word in neighbours.items():
        near = (word.sens, [ranks[one] for one in word.fiches if one in ranks])
        for text in (key, word.sens, *word.aussi):
            typed = " ".join(terms(text))
            if typed and typed not in postings.names and near[1]:
                _shard_of(shards, skeleton(_key(typed))).near[typed] = near


def _shard_of(shards: Sequence[_Shard], key: str) -> _Shard:
    return next(one for one in reversed(shards) if one.first <= key)


def _key(name: str) -> str:
    """The word a name is filed under: its first full one."""
    words = name.split()
    return next((word for word in words if word not in FILLERS), words[0])


def _places(postings: Postings, word: str) -> list[int]:
    """Weight of a word in hundredths, then for each entry: the step to it, how many, its places."""
    row = [round(100 * postings.weights[word])]
    last = 0
    for rank, codes in sorted(postings.places.get(word, {}).items()):
        row += [rank - last, len(codes), *sorted(codes)]
        last = rank
    return row


def _row(entry: Entry) -> list[Any]:
    return [entry.id, entry.type, entry.title, entry.useful, int(entry.changed),
            [[part.anchor, part.title, part.detail, part.gestures] for part in entry.parts]]


def _head(entries: Sequence[Entry]) -> list[Any]:
    """Titles and short names of the first entries, as many as fit."""
    rows: list[Any] = []
    size = 0
    for entry in entries:
        names = [one.text for one in entry.passages
                 if one.field is Field.NAME and SHORTEST <= len(one.text) <= LONGEST
                 and len(terms(one.text)) < 3]
        row = [entry.id, entry.type, entry.title, " | ".join(dict.fromkeys(names))]
        size += len(_compact(row))
        if size > HEAD_SIZE:
            break
        rows.append(row)
    return rows
