"""What each account gives in each printed situation: an order, or why there is none."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec.recovery.accounts import Account
from faire_avec.recovery.graph import Graph, WayIn
from faire_avec.recovery.loops import Link, decisive, loop_from, unlocking
from faire_avec.recovery.network import Reach
from faire_avec.recovery.situations import Situation, held_in
from faire_avec.recovery.solver import Plan, solve
from faire_avec.recovery.words import hops, say_fact, say_loop, say_time


@dataclass(frozen=True)
class Outcome:
    """The answer for one account in one situation.

    Args:
        account: the account wanted.
        situation: what is left.
        time: the slowest wait, in words; None when nothing sure opens the account.
        steps: routes to take, in order.
        questions: doubtful routes one may ask about.
        loop: the loop that closes it, as pairs of nouns: the first needs the second.
        loop_ways: the routes of that loop.
        would_open: means that would open it, in words.
        decisive: doubtful routes of other accounts that would open it, were they confirmed.
        without: sure ways to act without the account.
    """

    account: Account
    situation: Situation
    time: str | None
    steps: tuple[WayIn, ...]
    questions: tuple[WayIn, ...]
    loop: tuple[tuple[str, str], ...]
    loop_ways: tuple[WayIn, ...]
    would_open: tuple[str, ...]
    decisive: tuple[WayIn, ...]
    without: tuple[WayIn, ...]

    @property
    def loop_told(self) -> str:
        """The loop as a sentence."""
        return say_loop(list(self.loop))

    @property
    def is_open(self) -> bool:
        return self.time is not None


def outcome(graph: Graph, situation: Situation, account: Account) -> Outcome:
    """Solve one account in one situation."""
    within = graph.within(held_in(graph, situation, account))
    goal = graph.facts.get(f"compte@{account.id}")
    plan = Plan(None) if goal is None else solve(graph.network, within, goal)
    loop: tuple[Link, ...] = ()
    would_open: list[int] = []
    answers: list[int] = []
    if plan.time is None and goal is not None:
        loop = loop_from(graph.network, within, goal)
        would_open = unlocking(graph.network, within, goal, graph.ticks)
        answers = decisive(graph.network, within, goal)
    return Outcome(
        account, situation,
        None if plan.time is None else say_time(graph, plan.time),
        tuple(graph.ways[route] for route in plan.routes),
        tuple(graph.ways[route] for route in plan.questions),
        tuple(hops(graph, loop)),
        tuple(graph.ways[route] for route in dict.fromkeys(route for _, route in loop)),
        tuple(say_fact(graph, graph.names[fact]) for fact in would_open),
        tuple(graph.ways[route] for route in answers),
        tuple(_without(graph, within, account)),
    )


def _without(graph: Graph, within: Reach, account: Account) -> Iterator[WayIn]:
    """Sure ways to act without the account, soonest first."""
    found = [
        (within.ends[route], route) for route in graph.errands.get(account.id, ())
        if route in within.ends
    ]
    return (graph.ways[route] for _, route in sorted(found))
