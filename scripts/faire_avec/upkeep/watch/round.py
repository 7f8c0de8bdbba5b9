"""One round of the watch: which pages, in which order, and what each said."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urldefrag, urlsplit

from faire_avec.upkeep.watch.facts import Watched
from faire_avec.upkeep.watch.judge import Judge, Outcome, Verdict
from faire_avec.upkeep.watch.memory import Memory, Seen
from faire_avec.upkeep.watch.visit import Answer, Known, Trouble, Visitor


@dataclass(frozen=True)
class Result:
    """What became of a passage.

    Args:
        watched: the passage and its facts.
        verdict: what became of it.
        day: day of the visit.
        since: day it was first found so.
    """

    watched: Watched
    verdict: Verdict
    day: date
    since: date


@dataclass(frozen=True)
class Page:
    """A page to see, and the passages looked for in it."""

    url: str
    passages: tuple[Watched, ...]

    def lines(self) -> set[str]:
        """The lines of their fingerprints."""
        return {one.passage.empreinte for one in self.passages if one.passage.empreinte}


# A file that a forge shows in a page drawn by scripts, and gives as it is at another address.
_SHOWN_FILE = re.compile(r"https://github\.com/([\w.-]+/[\w.-]+)/blob/([^?#]+)")


def readable(url: str) -> str:
    """The address where a program reads what an address shows, without fragment."""
    return _SHOWN_FILE.sub(r"https://raw.githubusercontent.com/\1/\2", urldefrag(url).url)


def pages(passages: Iterable[Watched]) -> list[Page]:
    """The pages that hold the passages, in order; a passage without a page is left out."""
    found: dict[str, list[Watched]] = {}
    for one in passages:
        if one.url is not None and one.fingerprint is not None:
            found.setdefault(readable(one.url), []).append(one)
    return [Page(url, tuple(those)) for url, those in found.items()]


def due(wanted: Sequence[Page], memory: Memory, today: date, every: int) -> list[Page]:
    """Pages to see today, the longest unseen first, two of the same host far apart.

    Args:
        wanted: every page.
        memory: what was seen before.
        today: the day.
        every: days during which a page seen is not seen again.
    """
    kept = []
    for page in wanted:
        seen = memory.of(page.url)
        fresh = seen is not None and page.lines() <= set(seen.verdicts) and (
            seen.day > today - timedelta(days=every)
        )
        if not fresh:
            kept.append((seen.day if seen else date.min, page))
    kept.sort(key=lambda pair: pair[0])
    hosts: dict[str, deque[Page]] = {}
    for _, page in kept:
        hosts.setdefault(urlsplit(page.url).netloc, deque()).append(page)
    turns: list[Page] = []
    while hosts:
        for host in list(hosts):
            turns.append(hosts[host].popleft())
            if not hosts[host]:
                del hosts[host]
    return turns


def go_round(
    asked: Iterable[Page], visitor: Visitor, memory: Memory, today: date
) -> Iterator[Page]:
    """See pages, keep what each said, and give them back one by one.

    A host that asks for a long rest is left alone to the end of the round; its pages come first
    at the next one.
    """
    resting: set[str] = set()
    for page in asked:
        host = urlsplit(page.url).netloc
        if host in resting:
            continue
        before = memory.of(page.url)
        answer = _ask(page, visitor, before)
        if answer.trouble is Trouble.REST:
            resting.add(host)
            continue
        seen = before or Seen(today)
        if answer.status == 304 and before is not None:
            memory.keep(page.url, before.after(today, before.known, before.verdicts))
        else:
            judge = Judge(answer)
            verdicts = {
                one.passage.empreinte: judge.of(one.fingerprint, one.passage.ou)
                for one in page.passages
                if one.fingerprint is not None and one.passage.empreinte is not None
            }
            known = answer.known if judge.heard else Known()
            memory.keep(page.url, seen.after(today, known, verdicts))
        yield page


def _ask(page: Page, visitor: Visitor, before: Seen | None) -> Answer:
    """The page, or the news that it has not changed when nothing new is looked for in it."""
    usable = before is not None and page.lines() <= set(before.verdicts)
    known = before.known if before is not None and usable else Known()
    answer = visitor.read(page.url, known)
    if answer.status == 304 and not usable:
        return Answer(page.url, answer.final, trouble=Trouble.UNREACHABLE)
    return answer


def results(wanted: Iterable[Page], memory: Memory) -> list[Result]:
    """What is known of every passage, from this round and those before."""
    found = []
    for page in wanted:
        seen = memory.of(page.url)
        for one in page.passages:
            line = one.passage.empreinte or ""
            if seen is not None and line in seen.verdicts:
                found.append(Result(one, seen.verdicts[line], seen.day,
                                    seen.since.get(line, seen.day)))
    return found


def renewed(found: Iterable[Result], days: int) -> dict[str, list[tuple[Result, int]]]:
    """Facts whose date moves, by file: each with the rank of the fact in its passage.

    Args:
        found: what became of each passage.
        days: least age of a date, in days, before it moves: a date that moves each week would
            say nothing more, and be read again each week.
    """
    moves: dict[str, list[tuple[Result, int]]] = {}
    for result in found:
        if result.verdict.outcome is not Outcome.PRESENT:
            continue
        for rank, fact in enumerate(result.watched.facts):
            old = fact.day is None or fact.day + timedelta(days=days) <= result.day
            if fact.renewable and old:
                moves.setdefault(fact.document.path, []).append((result, rank))
    return moves
