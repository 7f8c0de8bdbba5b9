"""The answer for one goal: its plan, its questions, the other ways."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from faire_avec.recovery.network import Network, Reach, Step, reach
from faire_avec.recovery.search import Search


@dataclass(frozen=True)
class Plan:
    """How a goal is reached, and what else leads to it.

    Args:
        time: least time, as a sum of weights; None when the goal is out of reach.
        routes: in order; empty when the goal is held already.
        exact: whether no plan of this time has fewer steps, for certain.
        questions: doubtful routes that may be asked about.
    """

    time: int | None
    routes: tuple[int, ...] = ()
    exact: bool = True
    questions: tuple[int, ...] = ()


@dataclass(frozen=True)
class Other:
    """Another last step to a goal: its route, its least time, its fewest steps."""

    route: int
    time: int
    size: int


def solve(network: Network, within: Reach, goal: int) -> Plan:
    """The answer for one goal; see the specification in the package's docstring.

    Args:
        network: every route.
        within: what ``reach`` found from what is held.
        goal: the fact wanted.
    """
    questions = tuple(sorted(
        (route for route in network.asked.get(goal, ()) if route in within.ends),
        key=lambda route: (within.ends[route], route),
    ))
    time = within.times.get(goal)
    if time is None or time == 0:
        return Plan(time, questions=questions)
    chosen, exact = Search(network, within).fewest((((goal,), time, frozenset()),), ())
    ends = _ends(network, within.held, chosen)
    routes = tuple(sorted(chosen, key=lambda route: (ends[route], route)))
    return Plan(time, routes, exact, questions)


def _ends(network: Network, held: frozenset[int], chosen: tuple[int, ...]) -> dict[int, int]:
    """When each of a few routes ends, if only they are taken."""
    times: dict[int, int] = {}
    ends: dict[int, int] = {}
    changed = True
    while changed:
        changed = False
        for route in chosen:
            step = network.steps[route]
            start = _start(step, lambda fact: 0 if fact in held else times.get(fact))
            if start is None:
                continue
            end = start + step.weight
            if ends.get(route) != end:
                ends[route] = end
                times.update({fact: min(end, times.get(fact, end)) for fact in step.gives})
                changed = True
    return ends


def _start(step: Step, time_of: Callable[[int], int | None]) -> int | None:
    """When the demands of a route are all met; None: never."""
    start = 0
    for clause in step.clauses:
        times = [time for fact in clause if (time := time_of(fact)) is not None]
        if not times:
            return None
        start = max(start, min(times))
    return start


def other_ways(network: Network, within: Reach, goal: int, plan: Plan) -> tuple[Other, ...]:
    """Other last steps to a goal that do not need the goal itself, best first.

    Args:
        network: every route.
        within: what ``reach`` found from what is held.
        goal: the fact wanted.
        plan: the answer of ``solve``.
    """
    givers = network.givers.get(goal, [])
    if not plan.routes or len(givers) < 2:
        return ()
    last = next(route for route in plan.routes if goal in network.steps[route].gives)
    aside = reach(network, within.held, frozenset(givers))
    search = Search(network, aside)
    found = []
    for route in givers:
        step = network.steps[route]
        start = _start(step, aside.times.get)
        if route == last or start is None:
            continue
        wanted = tuple((clause, start, frozenset({goal})) for clause in step.clauses)
        size = len(search.fewest(wanted, (route,))[0])
        found.append(Other(route, start + step.weight, size))
    found.sort(key=lambda one: (one.time, one.size, network.steps[one.route].grade, one.route))
    return tuple(found)
