"""The index of the search: all that a reader may type, in files that stay small at any size."""

from __future__ import annotations

import gzip
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports.search import exports, in_order
from faire_avec.exports.search.passages import Entry, Field, Passage, entries, entry_types
from faire_avec.exports.search.postings import (
    FIELDS,
    LONGEST_LIST,
    PASSAGES,
    RANKS,
    WEIGHTS,
    both_ways,
    index,
)
from faire_avec.exports.search.shelves import FOLDER, HEAD, LARGEST, ROWS, files
from faire_avec.language.terms import skeleton, terms
from faire_avec.places import TOOLS

Files = dict[str, Any]


def read(found: list[Export]) -> Files:
    return {Path(one.path).stem: json.loads(str(one.content)) for one in found}


@pytest.fixture(scope="module")
def published(guide: Corpus) -> list[Export]:
    return list(exports(Edition(guide, date(2026, 12, 1))))


@pytest.fixture(scope="module")
def search(published: list[Export]) -> Files:
    return read(published)


def rows_of(search: Files) -> list[Any]:
    names = sorted((name for name in search if name[0] == "r"), key=lambda name: int(name[1:]))
    return [row for name in names for row in search[name]]


def words_of(search: Files) -> dict[str, list[int]]:
    return {word: places for name, one in search.items() if name[0] == "w"
            for word, places in one["words"].items()}


def test_every_sheet_and_tool_has_a_row_organisms_first(guide: Corpus, search: Files) -> None:
    rows = rows_of(search)
    assert {row[0] for row in rows} == {*guide.sheets, *(tool.id for tool in TOOLS)}
    kinds = [entry_types()[row[1]][0] for row in rows]
    organisms = search["known"]["organisms"]
    assert set(kinds[:organisms]) == {"plateforme", "reseau"}
    assert not {"plateforme", "reseau"} & set(kinds[organisms:])
    assert all(len(search[name]) <= ROWS for name in search if name[0] == "r")
    for _, _, title, useful, changed, _ in rows:
        assert title and 0 < len(useful) <= 111 and changed in (0, 1)


def test_every_answer_and_contact_opens_somewhere(guide: Corpus, search: Files) -> None:
    shown = {(row[0], part[0]) for row in rows_of(search) for part in row[5] if part[3]}
    assert shown == {
        (sheet.id, one.id) for sheet in guide.sheets.values()
        for one in getattr(sheet.fiche, "reponses", None) or []
    }
    contacts = {part[1] for row in rows_of(search) for part in row[5] if not part[3]}
    assert {contact.nom for contact in guide.tables.contacts.entries.values()} >= contacts
    assert any("Aripa" in name for name in contacts)


def test_every_name_is_filed_with_those_it_names(guide: Corpus, search: Files) -> None:
    names = {name: codes for one in search.values() if "names" in one
             for name, codes in one["names"].items()}
    rows = rows_of(search)
    for sheet in guide.sheets.values():
        for name in (sheet.fiche.titre, *sheet.fiche.alias):
            owners = {rows[code >> 2][0] for code in names[" ".join(terms(name))]}
            assert sheet.id in owners, name


def test_a_place_says_part_field_passage_weight_and_rank() -> None:
    found = index([
        Entry("a", 0, "Mot de passe", "x", False, (), [
            Passage(Field.TITLE, "Mot de passe"), Passage(Field.SAID, "J'ai perdu mon code", 2),
        ]),
        Entry("b", 0, "Autre", "x", False, (), [Passage(Field.TITLE, "Autre")]),
    ], {})
    [code] = found.places["code"][0]
    rank, code = code % RANKS, code // RANKS
    weight, code = code % WEIGHTS, code // WEIGHTS
    passage, code = code % PASSAGES, code // PASSAGES
    assert (code // FIELDS, Field(code % FIELDS), passage, rank) == (2, Field.SAID, 0, 1)
    assert weight == 8  # two full words, one unit each, four steps a unit
    script = (Path(__file__).parents[2] / "docs/assets/search/index.js").read_text("utf-8")
    assert f"= [{PASSAGES}, {WEIGHTS}, {RANKS}, {FIELDS}];" in script


def test_synonyms_work_both_ways() -> None:
    table = both_ways({"mdp": ("mot de passe",)})
    assert table[("mdp",)] == [("mot", "de", "passe")]
    found = index([
        Entry("a", 0, "Mot de passe", "x", False, (), [Passage(Field.TITLE, "Mot de passe")]),
        Entry("b", 0, "Mdp", "x", False, (), [Passage(Field.TITLE, "Mon mdp")]),
    ], table)
    assert set(found.places["mdp"]) == set(found.places["passe"]) == {0, 1}


def test_a_common_word_keeps_its_best_places() -> None:
    many = [
        Entry(f"e{rank}", 0, "Code", "x", False, (), [
            Passage(Field.TEXT, "un code"), Passage(Field.TITLE, "Code"),
        ])
        for rank in range(LONGEST_LIST)
    ]
    places = index(many, {}).places["code"]
    kept = [code for codes in places.values() for code in codes]
    assert len(kept) == LONGEST_LIST
    fields = {code // (PASSAGES * WEIGHTS * RANKS) % FIELDS for code in kept}
    assert fields == {Field.TITLE}


def test_words_are_filed_in_order_and_no_file_is_big(published: list[Export]) -> None:
    search = read(published)
    bounds = search["known"]["shards"].split(" ")
    assert bounds == sorted(bounds)
    for rank, first in enumerate(bounds):
        last = bounds[rank + 1] if rank + 1 < len(bounds) else "~"
        for word in search[f"w{rank}"]["words"]:
            assert first <= skeleton(word) < last, word
    for one in published:
        assert len(str(one.content).encode()) < 1.5 * LARGEST, one.path


def test_old_words_never_meet_a_new_first_file(published: list[Export]) -> None:
    head, *others = published
    assert head.path == HEAD
    version = json.loads(str(head.content))["version"]
    assert {one.path.rsplit("/", 1)[0] for one in others} == {f"{FOLDER}/{version}"}


def test_a_word_that_no_sheet_treats_leads_near(guide: Corpus, search: Files) -> None:
    near = {word: one for shard in search.values() if "near" in shard
            for word, one in shard["near"].items()}
    rows = rows_of(search)
    means, ranks = near["aemo"]
    assert means == guide.tables.neighbours.entries["aemo"].sens
    assert [rows[rank][0] for rank in ranks] == guide.tables.neighbours.entries["aemo"].fiches
    names = {name for one in search.values() if "names" in one for name in one["names"]}
    assert not names & set(near)


def multiplied(guide: Corpus, times: int) -> dict[str, int]:
    """Compressed bytes of what « caf » costs when the guide is so many times bigger."""
    ordered, organisms = in_order(entries(guide))
    copies = [
        Entry(f"{one.id}-{copy}" if copy else one.id, one.type, one.title, one.useful, one.mark,
              one.parts, one.passages)
        for one in ordered for copy in range(times)
    ]
    found = list(files(copies, organisms * times, index(copies, {}), {}))
    search = read(found)
    bounds = search["known"]["shards"].split(" ")
    rank = max(rank for rank, first in enumerate(bounds) if first <= skeleton("caf"))
    return {
        Path(one.path).stem[0]: len(gzip.compress(str(one.content).encode(), 6))
        for one in found if Path(one.path).stem in ("known", f"w{rank}", "r0")
    }


def test_a_search_costs_the_same_in_a_guide_ten_times_bigger(guide: Corpus) -> None:
    small, big = multiplied(guide, 1), multiplied(guide, 10)
    for name, size in big.items():
        assert size < 1.5 * small[name] + 1000, (name, small, big)
