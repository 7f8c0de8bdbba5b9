"""Small random networks, the answers as both programs write them, and times by brute force."""

from __future__ import annotations

import random
from typing import Any

from faire_avec.recovery.advice import Advice, Wanted, advise
from faire_avec.recovery.network import Network, Step
from faire_avec.recovery.solver import Way

DELAYS = 9


def random_step(chance: random.Random, facts: int) -> Step:
    def some(most: int) -> tuple[int, ...]:
        return tuple(chance.sample(range(facts), chance.randint(1, min(most, facts))))

    return Step(
        tuple(some(3) for _ in range(chance.choice((0, 1, 1, 2, 2, 3)))),
        some(2),
        chance.randint(1, chance.choice((2, DELAYS))),
        chance.choice((0, 0, 1, 1, 2)),
        chance.random() < 0.5,
    )


def random_case(chance: random.Random, most: int = 14) -> tuple[Network, list[int], list[int]]:
    """A network, the facts held and the goals."""
    facts = chance.randint(3, most)
    steps = tuple(random_step(chance, facts) for _ in range(chance.randint(1, most + 4)))
    states = frozenset(chance.sample(range(facts), chance.choice((0, 0, 1))))
    held = sorted(chance.sample(range(facts), chance.randint(0, facts // 3)))
    return Network(steps, states), held, sorted(chance.sample(range(facts), min(3, facts)))


def wanted_in(network: Network, goal: int, number: int | None = None) -> Wanted:
    """A goal as an account: what gives it is its own, every seventh route acts without it."""
    own = tuple(
        route for route, step in enumerate(network.steps) if goal in step.gives
    )
    return Wanted(goal, own, tuple(range(0, len(network.steps), 7)), number)


def answers(
    network: Network, held: list[int], wanted: list[Wanted], sets: list[tuple[int, ...]]
) -> list[Any]:
    """What both programs must say, in the same words."""
    return [_told(advise(network, held, one, sets)) for one in wanted]


def _told(advice: Advice) -> list[Any]:
    def ways(some: tuple[Way, ...]) -> list[Any]:
        return [[way.route, str(way.time), list(way.routes)] for way in some]

    return [
        list(advice.first), ways(advice.alone), ways(advice.helped), list(advice.steps),
        list(advice.acts), [list(link) for link in advice.loop], list(advice.would_open),
    ]


def sent(wanted: list[Wanted]) -> list[list[Any]]:
    """The accounts as the script reads them."""
    def number(fact: int | None) -> int:
        return -1 if fact is None else fact

    return [[number(one.goal), list(one.own), list(one.acts), number(one.number)]
            for one in wanted]


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
            if None in waits:
                continue
            start = max((wait for wait in waits if wait is not None), default=nothing)
            place = DELAYS - step.delay
            end = (*start[:place], start[place] + 1, *start[place + 1:])
            for fact in step.gives:
                if fact not in times or end < times[fact]:
                    times[fact] = end
                    changed = True
    return times


def brute_force(network: Network, held: set[int], goal: int) -> Delay | None:
    """Least time over every set of routes; None when there is no way."""
    return slowly(network, held, tuple(range(len(network.steps)))).get(goal)
