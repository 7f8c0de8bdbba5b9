"""The ways into one account, each with the steps that lead to it, in an order to follow."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from faire_avec.recovery.network import Clause, Network, Reach, reach


@dataclass(frozen=True)
class Way:
    """A last step to a goal, and what leads to it.

    Args:
        route: the last step.
        time: least time, as a sum of weights.
        routes: every step in order, the last one included.
    """

    route: int
    time: int
    routes: tuple[int, ...]


def ways_to(
    network: Network, held: Iterable[int], goal: int, without: Collection[int] = ()
) -> tuple[Way, ...]:
    """Every last step to a goal that does not need the goal itself, soonest first.

    Args:
        network: every route.
        held: facts held from the start.
        goal: the fact wanted.
        without: routes that may not be taken.
    """
    facts = frozenset(held)
    if goal in facts:
        return ()
    givers = [route for route in network.givers.get(goal, ()) if route not in without]
    aside = reach(network, facts, {*without, *givers})
    found = []
    for route in givers:
        step = network.steps[route]
        if all(any(fact in aside.times for fact in clause) for clause in step.clauses):
            start = max(
                (min(aside.times[fact] for fact in clause if fact in aside.times)
                 for clause in step.clauses),
                default=0,
            )
            routes = (*_leading_to(network, aside, step.clauses), route)
            found.append(Way(route, start + step.weight, routes))
    found.sort(key=lambda one: (one.time, network.steps[one.route].grade, one.route))
    return tuple(found)


def _leading_to(network: Network, within: Reach, wanted: Iterable[Clause]) -> list[int]:
    """The fastest routes to a fact of each clause, in order; each step used twice comes once."""
    chosen: set[int] = set()
    clauses = list(wanted)
    while clauses:
        clause = clauses.pop()
        fact = min((one for one in clause if one in within.times), key=within.times.__getitem__)
        if fact in within.held:
            continue
        route = min(
            (one for one in network.givers[fact] if one in within.ends),
            key=within.ends.__getitem__,
        )
        if route not in chosen:
            chosen.add(route)
            clauses.extend(network.steps[route].clauses)
    return sorted(chosen, key=lambda one: (within.ends[one], one))
