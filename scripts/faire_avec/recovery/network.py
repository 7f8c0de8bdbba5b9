"""Routes by number, and what is within reach of a set of facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
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
        only: the routes that count, when the others change nothing to what is asked.
    """

    steps: tuple[Step, ...]
    states: frozenset[int] = frozenset()
    only: frozenset[int] | None = None

    def about(self, facts: Iterable[int], routes: Iterable[int]) -> Network:
        """The part of the network that some facts and routes hang on: the rest is no help to them.

        Args:
            facts: facts wanted.
            routes: routes to be taken.
        """
        key = frozenset(facts), frozenset(routes)
        found = self._parts.get(key)
        if found is None:
            found = self._parts[key] = Network(self.steps, self.states, self._upstream(*key))
        return found

    @cached_property
    def _parts(self) -> dict[tuple[frozenset[int], frozenset[int]], Network]:
        return {}

    def _upstream(self, facts: frozenset[int], routes: frozenset[int]) -> frozenset[int]:
        found = {*routes, *(route for fact in facts for route in self.givers.get(fact, ()))}
        seen = set(facts)
        waiting = list(found)
        while waiting:
            for clause in self.steps[waiting.pop()].clauses:
                for fact in clause:
                    if fact not in seen:
                        seen.add(fact)
                        fresh = [one for one in self.givers.get(fact, ()) if one not in found]
                        found.update(fresh)
                        waiting += fresh
        return frozenset(found)

    def _counted(self) -> Iterator[tuple[int, Step]]:
        for route in range(len(self.steps)) if self.only is None else sorted(self.only):
            yield route, self.steps[route]

    @cached_property
    def uses(self) -> dict[int, list[tuple[int, int]]]:
        """For each fact, the clauses it meets: route, and the clause as one bit."""
        found: dict[int, list[tuple[int, int]]] = {}
        for route, step in self._counted():
            for rank, clause in enumerate(step.clauses):
                for fact in clause:
                    found.setdefault(fact, []).append((route, 1 << rank))
        return found

    @cached_property
    def demands(self) -> list[int]:
        """For each route, its clauses as bits."""
        return [(1 << len(step.clauses)) - 1 for step in self.steps]

    @cached_property
    def gifts(self) -> list[tuple[int, tuple[int, ...]]]:
        """For each route, its weight and what it gives."""
        return [(step.weight, step.gives) for step in self.steps]

    @cached_property
    def free(self) -> list[int]:
        """The routes that demand nothing."""
        return [route for route, step in self._counted() if not step.clauses]

    @cached_property
    def givers(self) -> dict[int, list[int]]:
        """For each fact, the routes that give it, official sources first."""
        found: dict[int, list[int]] = {}
        for route, step in sorted(self._counted(), key=lambda item: item[1].grade):
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
    times, ends = found.times, found.ends
    uses, gifts = network.uses, network.gifts
    lacking = list(network.demands)
    # The least time known so far of each fact in the heap: a later one is not worth a place.
    soonest = dict.fromkeys(found.held, 0)
    heap = [(0, fact) for fact in sorted(found.held)]
    for route in network.free:
        if route not in without:
            end, given = gifts[route]
            ends[route] = end
            for fact in given:
                if fact not in soonest or end < soonest[fact]:
                    soonest[fact] = end
                    heappush(heap, (end, fact))
    while heap:
        time, fact = heappop(heap)
        if fact in times:
            continue
        times[fact] = time
        for route, clause in uses.get(fact, ()):
            left = lacking[route]
            if not left & clause:
                continue
            lacking[route] = left ^ clause
            if left == clause and route not in without:
                weight, given = gifts[route]
                end = ends[route] = time + weight
                for one in given:
                    if one not in soonest or end < soonest[one]:
                        soonest[one] = end
                        heappush(heap, (end, one))
    return found
