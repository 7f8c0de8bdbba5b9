"""Why a goal stays out of reach: the loop that closes it, and what would open it."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from faire_avec.recovery.network import Network, Reach, reach

# A fact, and the route to it that needs the next fact of the loop.
Link = tuple[int, int]


def lacking(network: Network, within: Reach, fact: int) -> list[tuple[int, int]]:
    """What would help to have a fact out of reach: other facts, each with the route it serves.

    Routes closed for good, for want of a state such as ``existe@X``, are left out.
    """
    found: dict[int, int] = {}
    for route in network.givers.get(fact, ()):
        unmet = [
            clause for clause in network.steps[route].clauses
            if not any(one in within.times for one in clause)
        ]
        if not any(network.states.issuperset(clause) for clause in unmet):
            for clause in unmet:
                for one in clause:
                    found.setdefault(one, route)
    return list(found.items())


def needed_by(network: Network, within: Reach, goal: int) -> list[int]:
    """Every fact out of reach that a goal hangs on, nearest first, the goal included."""
    order = [goal]
    seen = {goal}
    for fact in order:
        for one, _ in lacking(network, within, fact):
            if one not in seen:
                seen.add(one)
                order.append(one)
    return order


def loop_from(network: Network, within: Reach, goal: int) -> tuple[Link, ...]:
    """The loop nearest to a goal out of reach.

    Args:
        network: every route.
        within: what is within reach.
        goal: a fact out of reach.

    Returns:
        Facts, each needing the next by the route beside it, the last needing the first; empty
        when the goal only lacks what no account gives.
    """
    for fact in needed_by(network, within, goal):
        before: dict[int, Link] = {}
        queue = deque([fact])
        while queue and fact not in before:
            here = queue.popleft()
            for one, route in lacking(network, within, here):
                if one not in before:
                    before[one] = (here, route)
                    queue.append(one)
        if fact in before:
            path = [before[fact]]
            while path[-1][0] != fact:
                path.append(before[path[-1][0]])
            return tuple(reversed(path))
    return ()


def unlocking(
    network: Network, within: Reach, goal: int, sets: Iterable[tuple[int, ...]]
) -> list[int]:
    """First facts of the sets that, held on top of the rest, put the goal within reach.

    Args:
        network: every route.
        within: what is within reach now.
        goal: a fact out of reach.
        sets: each a fact one may tick, followed by those it brings.
    """
    hangs_on = set(needed_by(network, within, goal))
    return [
        one[0] for one in sets
        if not hangs_on.isdisjoint(one)
        and goal in reach(network, within.held.union(one)).times
    ]
