"""Small random networks, the answers as both programs write them, and an answer by brute force."""

from __future__ import annotations

import itertools
import random
from typing import Any

from faire_avec.recovery.loops import decisive, loop_from, unlocking
from faire_avec.recovery.network import Network, Step, reach
from faire_avec.recovery.solver import other_ways, solve

DELAYS = 9


def random_step(chance: random.Random, facts: int) -> Step:
    def some(most: int) -> tuple[int, ...]:
        return tuple(chance.sample(range(facts), chance.randint(1, min(most, facts))))

    return Step(
        tuple(some(3) for _ in range(chance.choice((0, 1, 1, 2, 2, 3)))),
        some(2),
        chance.randint(1, chance.choice((2, DELAYS))),
        chance.choice((0, 0, 1, 1, 2)),
        chance.randrange(facts) if chance.random() < 0.5 else None,
    )


def random_case(chance: random.Random, most: int = 14) -> tuple[Network, list[int], list[int]]:
    """A network, the facts held and the goals."""
    facts = chance.randint(3, most)
    steps = tuple(random_step(chance, facts) for _ in range(chance.randint(1, most + 4)))
    states = frozenset(chance.sample(range(facts), chance.choice((0, 0, 1))))
    held = sorted(chance.sample(range(facts), chance.randint(0, facts // 3)))
    return Network(steps, states), held, sorted(chance.sample(range(facts), min(3, facts)))


def answers(
    network: Network, held: list[int], goals: list[int], sets: list[tuple[int, ...]]
) -> list[Any]:
    """What both programs must say, in the same words; ``sets`` empty leaves out what costs most."""
    within = reach(network, held)
    found = []
    for goal in goals:
        plan = solve(network, within, goal)
        closed = plan.time is None
        found.append([
            None if plan.time is None else str(plan.time), list(plan.routes), plan.exact,
            [
                [one.route, str(one.time), one.size]
                for one in other_ways(network, within, goal, plan)
            ],
            list(plan.questions),
            [list(link) for link in loop_from(network, within, goal)] if closed else [],
            unlocking(network, within, goal, sets) if closed else [],
            decisive(network, within, goal) if closed and sets else [],
        ])
    return found


Delay = tuple[int, ...]


def slowly(network: Network, held: set[int], routes: tuple[int, ...]) -> dict[int, Delay]:
    """Least time of each fact with these routes only, by repeated passes; delays are counts."""
    nothing = (0,) * DELAYS
    times = dict.fromkeys(held, nothing)
    changed = True
    while changed:
        changed = False
        for route in routes:
            step = network.steps[route]
            waits = [
                min((times[fact] for fact in clause if fact in times), default=None)
                for clause in step.clauses
            ]
            if not step.sure or None in waits:
                continue
            start = max((wait for wait in waits if wait is not None), default=nothing)
            place = DELAYS - step.delay
            end = (*start[:place], start[place] + 1, *start[place + 1:])
            for fact in step.gives:
                if fact not in times or end < times[fact]:
                    times[fact] = end
                    changed = True
    return times


def brute_force(network: Network, held: set[int], goal: int) -> tuple[Delay, int] | None:
    """Least time and fewest routes over every set of routes; None when there is no way."""
    every = tuple(range(len(network.steps)))
    best = slowly(network, held, every).get(goal)
    if best is None:
        return None
    for size in range(len(every) + 1):
        for routes in itertools.combinations(every, size):
            if slowly(network, held, routes).get(goal) == best:
                return best, size
    raise AssertionError("unreachable: all routes together reach the goal")
