"""Routes by number, and what is within reach of a set of facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from heapq import heappop, heappush

# Room for a million steps of each kind of delay before one kind spills into the next.
BITS = 20

Clause = tuple[int, ...]


@dataclass(frozen=True)
class Step:
    """A route as the solver sees it.

    Args:
        clauses: what it demands, all of them; one fact of each is enough.
        gives: facts it gives.
        delay: rank of its delay in the vocabulary, from 1.
        grade: 0 for an official source, 1 for a secondary one, 2 when nothing can be promised.
        alone: whether the person does it on a screen, for free and without harm.
    """

    clauses: tuple[Clause, ...]
    gives: tuple[int, ...]
    delay: int
    grade: int = 0
    alone: bool = False

    @property
    def weight(self) -> int:
        """Its delay as a number: kinds never mix, the slowest kind weighs most."""
        return 1 << BITS * (self.delay - 1)


@dataclass(frozen=True)
class Network:
    """Every route, by number; facts are numbers too.

    Args:
        steps: the routes.
        states: facts that are so or not, and that nothing gives: ``existe@X``, ``jamais@X``.
    """

    steps: tuple[Step, ...]
    states: frozenset[int] = frozenset()

    @cached_property
    def uses(self) -> dict[int, list[tuple[int, int]]]:
        """For each fact, the clauses it meets: route, and the clause as one bit."""
        found: dict[int, list[tuple[int, int]]] = {}
        for route, step in enumerate(self.steps):
            for rank, clause in enumerate(step.clauses):
                for fact in clause:
                    found.setdefault(fact, []).append((route, 1 << rank))
        return found

    @cached_property
    def demands(self) -> list[int]:
        """For each route, its clauses as bits."""
        return [(1 << len(step.clauses)) - 1 for step in self.steps]

    @cached_property
    def givers(self) -> dict[int, list[int]]:
        """For each fact, the routes that give it, official sources first."""
        found: dict[int, list[int]] = {}
        for route, step in sorted(enumerate(self.steps), key=lambda item: item[1].grade):
            for fact in dict.fromkeys(step.gives):
                found.setdefault(fact, []).append(route)
        return found

    @cached_property
    def helped(self) -> frozenset[int]:
        """The routes that need somebody else: a desk, a call, a letter."""
        return frozenset(route for route, step in enumerate(self.steps) if not step.alone)


@dataclass
class Reach:
    """What is within reach of a set of facts.

    Args:
        held: facts held from the start.
        times: least time of each fact within reach.
        ends: least time at which each route whose demands can be met ends.
    """

    held: frozenset[int]
    times: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)


def reach(network: Network, held: Iterable[int], without: Collection[int] = ()) -> Reach:
    """Least times from what is held, by Knuth's generalisation of Dijkstra's algorithm.

    Args:
        network: every route.
        held: facts held from the start.
        without: routes that may not be taken.
    """
    found = Reach(frozenset(held))
    lacking = list(network.demands)
    heap = [(0, fact) for fact in sorted(found.held)]

    def end(route: int, start: int) -> None:
        if route in without:
            return
        step = network.steps[route]
        found.ends[route] = start + step.weight
        for fact in step.gives:
            if fact not in found.times:
                heappush(heap, (start + step.weight, fact))

    for route, clauses in enumerate(lacking):
        if not clauses:
            end(route, 0)
    while heap:
        time, fact = heappop(heap)
        if fact in found.times:
            continue
        found.times[fact] = time
        for route, clause in network.uses.get(fact, ()):
            if lacking[route] & clause:
                lacking[route] ^= clause
                if not lacking[route]:
                    end(route, time)
    return found
