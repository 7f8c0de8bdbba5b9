"""The inverted index: for each term, where it stands, and how much it says."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from faire_avec.exports.search.fillers import FILLERS, NEGATION_WEIGHT, NEGATIONS
from faire_avec.exports.search.passages import Entry, Field, title_parts
from faire_avec.language.terms import terms

# Places of a term that are kept, the best ones: a common word weighs the same in a bigger guide.
LONGEST_LIST = 600
# A place is one number: part, field, passage of its part, weight of the passage, rank of the word.
# ``docs/assets/search/index.js`` takes it apart; a test holds them together.
PASSAGES, WEIGHTS, RANKS, FIELDS = 64, 32, 16, 8
WEIGHT_STEP = 4  # steps of a unit of weight

# A common word keeps its names first, its text last.
_ORDER = (
    Field.TITLE, Field.NAME, Field.ANSWER, Field.SYNONYM_OF_NAME, Field.SAID, Field.SYNONYM_OF_SAID,
    Field.TEXT,
)
_OF_SYNONYMS = {
    Field.TITLE: Field.SYNONYM_OF_NAME, Field.NAME: Field.SYNONYM_OF_NAME,
    Field.ANSWER: Field.SYNONYM_OF_NAME, Field.SAID: Field.SYNONYM_OF_SAID,
}

Synonyms = Mapping[tuple[str, ...], list[tuple[str, ...]]]


@dataclass
class Postings:
    """What is known of the terms.

    Args:
        weights: how much each term says, from 0 to 1: rare ones say most.
        places: for each term, its places by rank of entry.
        names: for each name, the entries it names and how well: 3 for a title, 2 for a side of
            it, 1 for another name.
    """

    weights: dict[str, float] = field(default_factory=dict)
    places: dict[str, dict[int, list[int]]] = field(
        default_factory=lambda: defaultdict(lambda: defaultdict(list))
    )
    names: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))


@dataclass(frozen=True)
class _Read:
    entry: int
    part: int
    field: Field
    passage: int
    terms: list[str]


def both_ways(table: Mapping[str, Sequence[str]]) -> Synonyms:
    """The table of synonyms, read from left to right and from right to left."""
    found: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for word, meanings in table.items():
        for meaning in meanings:
            one, other = tuple(terms(word)), tuple(terms(meaning))
            if one != other:
                found[one].append(other)
                found[other].append(one)
    return found


def index(entries: Sequence[Entry], synonyms: Synonyms) -> Postings:
    """The terms of every passage of every entry, and their synonyms."""
    read, said = _read(entries)
    postings = Postings()
    # A word is as rare as its names: « caf » says what is looked for, wherever it is told of.
    presence: dict[bool, dict[str, set[int]]] = {True: defaultdict(set), False: defaultdict(set)}
    for one in read:
        for term in one.terms:
            presence[False][term].add(one.entry)
    for (rank, _), found in said.items():
        for term in found:
            presence[True][term].add(rank)
    for term, where in {**presence[True], **presence[False]}.items():
        postings.weights[term] = _weight(term, len(where), len(entries))
    _place_texts(postings, said)
    for one in read:
        _place(postings, one)
    for one in read:
        _place_synonyms(postings, one, synonyms)
    for written in (True, False):
        known = set(postings.names)
        for rank, entry in enumerate(entries):
            _name(postings, rank, entry, written, set() if written else known)
    for term, places in postings.places.items():
        postings.places[term] = _best(places)
    return postings


def _read(entries: Sequence[Entry]) -> tuple[list[_Read], dict[tuple[int, int], dict[str, None]]]:
    """The passages that are names or are said; what the texts of each part of an entry say."""
    read: list[_Read] = []
    said: dict[tuple[int, int], dict[str, None]] = defaultdict(dict)
    for rank, entry in enumerate(entries):
        count: dict[tuple[int, Field], int] = defaultdict(int)
        for passage in entry.passages:
            if passage.field is Field.TEXT:
                said[rank, passage.part].update(dict.fromkeys(terms(passage.text)))
                continue
            key = (passage.part, passage.field)
            read.append(_Read(rank, passage.part, passage.field, min(count[key], PASSAGES - 1),
                              terms(passage.text)))
            count[key] += 1
    return read, said


def _weight(term: str, presence: int, total: int) -> float:
    if term in FILLERS:
        return 0.0
    if term in NEGATIONS:
        return NEGATION_WEIGHT
    return math.log(1 + total / presence) / math.log(1 + total)


def _code(one: _Read, kind: Field, weight: float, rank: int) -> int:
    steps = min(WEIGHTS - 1, round(weight * WEIGHT_STEP))
    place = (one.part * FIELDS + kind) * PASSAGES + one.passage
    return (place * WEIGHTS + steps) * RANKS + min(rank, RANKS - 1)


def _place_texts(postings: Postings, said: Mapping[tuple[int, int], Iterable[str]]) -> None:
    """Only whether a part of the sheet says a term: where in its text would weigh too much."""
    for (entry, part), found in said.items():
        code = _code(_Read(entry, part, Field.TEXT, 0, []), Field.TEXT, 0, 0)
        for term in found:
            if postings.weights[term]:
                postings.places[term][entry].append(code)


def _place(postings: Postings, one: _Read) -> None:
    weight = sum(postings.weights[term] for term in dict.fromkeys(one.terms))
    full = [term for term in one.terms if postings.weights[term]]
    for rank, term in enumerate(full):
        postings.places[term][one.entry].append(_code(one, one.field, weight, rank))


def _place_synonyms(postings: Postings, one: _Read, synonyms: Synonyms) -> None:
    if one.field not in _OF_SYNONYMS:
        return
    weight = sum(postings.weights[term] for term in dict.fromkeys(one.terms))
    added: dict[str, None] = {}
    for size in range(1, 5):
        for start in range(len(one.terms) - size + 1):
            for other in synonyms.get(tuple(one.terms[start:start + size]), ()):
                added.update(dict.fromkeys(other))
    for term in added:
        if term not in one.terms and term not in FILLERS:
            postings.weights.setdefault(term, 1.0 if term not in NEGATIONS else NEGATION_WEIGHT)
            code = _code(one, _OF_SYNONYMS[one.field], weight, RANKS - 1)
            postings.places[term][one.entry].append(code)


def _name(
    postings: Postings, rank: int, entry: Entry, written: bool, taken: Set[str]
) -> None:
    titles = title_parts(entry.title)
    for passage in entry.passages:
        if passage.field not in (Field.TITLE, Field.NAME) or passage.written is not written:
            continue
        name = " ".join(terms(passage.text))
        if not name or name in taken:
            continue
        strength = 3 if passage.field is Field.TITLE else 2 if passage.text in titles else 1
        owners = postings.names[name]
        owners[rank] = max(strength, owners.get(rank, 0))


def _best(places: dict[int, list[int]]) -> dict[int, list[int]]:
    if sum(map(len, places.values())) <= LONGEST_LIST:
        return places
    ranked = sorted(
        (_ORDER.index(Field(code // (PASSAGES * WEIGHTS * RANKS) % FIELDS)),
         code // RANKS % WEIGHTS, rank, code)
        for rank, codes in places.items() for code in codes
    )
    kept: dict[int, list[int]] = defaultdict(list)
    for *_, rank, code in ranked[:LONGEST_LIST]:
        kept[rank].append(code)
    return kept
