"""Rounds: which pages, what is kept, what a kill leaves, which dates move."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from faire_avec.corpus import load
from faire_avec.upkeep.watch.facts import count, watched
from faire_avec.upkeep.watch.judge import Outcome
from faire_avec.upkeep.watch.memory import Memory
from faire_avec.upkeep.watch.round import Page, due, go_round, pages, readable, renewed, results
from faire_avec.upkeep.watch.visit import Visitor
from upkeep.watch.conftest import AMOUNT, BODY, MANNERS, PAPER, Guide, Web

FIRST, LATER = date(2026, 11, 1), date(2026, 11, 20)
TWO = {"montant": ("/aide", AMOUNT), "papier": ("/papier", PAPER)}


def seen(folder: Path, memory: Memory, day: date, every: int = 6) -> dict[str, Outcome]:
    wanted = pages(watched(load(folder)[0]))
    list(go_round(due(wanted, memory, day, every), Visitor(MANNERS), memory, day))
    return {one.watched.id: one.verdict.outcome for one in results(wanted, memory)}


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    return Memory(tmp_path / "vu")


def test_a_page_is_seen_again_only_later_and_only_if_it_changed(
    guide: Guide, web: Web, memory: Memory
) -> None:
    web.put("/papier")
    folder = guide(TWO)
    assert seen(folder, memory, FIRST) == dict.fromkeys(TWO, Outcome.PRESENT)
    assert seen(folder, memory, date(2026, 11, 3)) == dict.fromkeys(TWO, Outcome.PRESENT)
    assert web.times("/aide") == 1
    # The ETag spares the page; the day moves all the same.
    assert seen(folder, memory, LATER)["montant"] is Outcome.PRESENT
    known = memory.of(web.here + "/aide")
    assert web.asked[-2][1].get("If-None-Match") == '"1"' or web.asked[-1][1].get("If-None-Match")
    assert known is not None and known.day == LATER
    web.put("/aide", BODY.replace("646,52", "652,98"), ETag='"2"')
    assert seen(folder, memory, LATER, every=0)["montant"] is Outcome.CHANGED


def test_a_new_passage_of_a_page_known_is_looked_for(
    guide: Guide, web: Web, memory: Memory
) -> None:
    assert seen(guide({"montant": ("/aide", AMOUNT)}), memory, FIRST)
    both = {"montant": ("/aide", AMOUNT), "papier": ("/aide", PAPER)}
    assert seen(guide(both), memory, FIRST) == dict.fromkeys(both, Outcome.PRESENT)
    assert "If-None-Match" not in web.asked[-1][1]
    assert web.times("/aide") == 2


def test_since_when_is_kept_until_it_changes(guide: Guide, web: Web, memory: Memory) -> None:
    folder = guide({"montant": ("/aide", AMOUNT)})
    web.put("/aide", "", 403)
    wanted = pages(watched(load(folder)[0]))
    for day in (FIRST, LATER):
        seen(folder, memory, day)
    [refused] = results(wanted, memory)
    assert (refused.verdict.outcome, refused.day, refused.since) == (
        Outcome.REFUSED, LATER, FIRST)
    web.put("/aide")
    seen(folder, memory, LATER, every=0)
    [there] = results(wanted, memory)
    assert (there.verdict.outcome, there.since) == (Outcome.PRESENT, LATER)


def test_a_round_that_is_stopped_goes_on_where_it_was(
    guide: Guide, web: Web, memory: Memory
) -> None:
    many = {f"p-{rank}": (f"/page-{rank}", AMOUNT) for rank in range(6)}
    for path, _ in many.values():
        web.put(path)
    folder = guide(many)
    wanted = pages(watched(load(folder)[0]))
    visits = go_round(due(wanted, memory, FIRST, 6), Visitor(MANNERS), memory, FIRST)
    for _ in range(3):
        next(visits)
    visits.close()
    assert len(due(wanted, memory, FIRST, 6)) == 3
    assert seen(folder, memory, FIRST) == dict.fromkeys(many, Outcome.PRESENT)
    assert all(web.times(path) == 1 for path, _ in many.values())


@pytest.mark.parametrize("text", ["", "{", '{"version": 9}', '{"version": 1, "adresse": "x"}',
                                  "[1]"])
def test_a_spoilt_memory_is_as_none(text: str, guide: Guide, web: Web, memory: Memory,
                                    tmp_path: Path) -> None:
    folder = guide({"montant": ("/aide", AMOUNT)})
    seen(folder, memory, FIRST)
    [path] = (tmp_path / "vu").iterdir()
    path.write_text(text, encoding="utf-8")
    assert memory.of(web.here + "/aide") is None
    assert seen(folder, memory, FIRST) == {"montant": Outcome.PRESENT}


def test_a_host_that_asks_for_rest_waits_for_the_next_round(
    guide: Guide, web: Web, memory: Memory
) -> None:
    web.put("/aide", "", 429, Retry_After="3600")
    web.put("/papier")
    folder = guide(TWO)
    assert seen(folder, memory, FIRST) == {}
    assert web.times("/papier") == 0
    assert len(due(pages(watched(load(folder)[0])), memory, FIRST, 6)) == 2


def test_hosts_take_turns_and_the_longest_unseen_goes_first(
    guide: Guide, web: Web, memory: Memory
) -> None:
    here = {f"a-{rank}": (f"/a-{rank}", AMOUNT) for rank in range(3)}
    there = {"b-0": (f"{web.elsewhere}/b-0", AMOUNT)}
    wanted = pages(watched(load(guide({**here, **there}))[0]))
    turns = [page.url.rsplit("/", 1)[1] for page in due(wanted, memory, FIRST, 6)]
    assert turns == ["a-0", "b-0", "a-1", "a-2"]
    assert isinstance(wanted[0], Page)
    list(go_round(wanted[:1], Visitor(MANNERS), memory, FIRST))
    assert due(wanted, memory, LATER, 6)[-1].url.endswith("a-0")


def test_dates_move_when_old_enough_and_never_for_a_screen(
    guide: Guide, web: Web, memory: Memory
) -> None:
    folder = guide({"montant": ("/aide", AMOUNT)}, day="2026-10-01")
    seen(folder, memory, FIRST)
    wanted = pages(watched(load(folder)[0]))
    found = results(wanted, memory)
    assert renewed(found, 30) == {"fiches/contacts.yml": [(found[0], 0)]}
    assert renewed(found, 60) == {}
    # The cited page does not say what the screen shows, nor denies readers.
    [one] = watched(load(folder)[0])
    from faire_avec.model.reponse import Preuve

    for seen_on, changed, moves in (("texte", None, True), ("ecran", None, False),
                                    ("texte", "Le bouton a changé", False)):
        proof = Preuve(vu=seen_on, a_change=changed, source="s", passage="p")
        fact = one.facts[0]
        moved = type(fact)(fact.owner, fact.location, proof, fact.text, fact.document, None)
        assert moved.renewable is moves


@pytest.mark.parametrize(("shown", "read"), [
    ("https://github.com/a/b.c/blob/main/d/e%20f.pdf#p2",
     "https://raw.githubusercontent.com/a/b.c/main/d/e%20f.pdf"),
    ("https://github.com/a/b/tree/main/d", "https://github.com/a/b/tree/main/d"),
    ("https://exemple.fr/x?y=1#z", "https://exemple.fr/x?y=1"),
])
def test_a_file_shown_by_a_forge_is_read_as_it_is(shown: str, read: str) -> None:
    assert readable(shown) == read


def test_what_is_watched_is_counted(guide: Guide) -> None:
    law = ("loi: {source: s-montant, code: LEGITEXT000031366350, article: L112-8, "
           "version: 2016-01-01, lu_le: 2026-01-01}\n")
    told = count(load(guide(TWO, extra=law))[0])
    assert (told.facts, told.watched, told.pages, told.articles) == (2, 2, 2, 1)
    assert "2 ont un passage (100 %)" in told.told()
