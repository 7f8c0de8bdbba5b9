"""What each account gives in each printed situation: an order, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass

from faire_avec.recovery.accounts import Account
from faire_avec.recovery.advice import advise
from faire_avec.recovery.graph import Graph, WayIn
from faire_avec.recovery.situations import Situation, held_in
from faire_avec.recovery.words import hops, say_fact, say_loop, say_time


@dataclass(frozen=True)
class Outcome:
    """The answer for one account in one situation.

    Args:
        account: the account wanted.
        situation: what is left.
        time: the slowest wait, in words; None when nothing opens the account.
        steps: routes to take, in order, or those within reach when none opens the account.
        promised: whether every one of them rests on a source.
        loop: the loop that closes it, as pairs of nouns: the first needs the second.
        loop_ways: the routes of that loop.
        would_open: means that would open it, in words.
        without: ways to act without the account.
    """

    account: Account
    situation: Situation
    time: str | None
    steps: tuple[WayIn, ...]
    promised: bool
    loop: tuple[tuple[str, str], ...]
    loop_ways: tuple[WayIn, ...]
    would_open: tuple[str, ...]
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
    held = held_in(graph, situation, account)
    wanted = graph.wanted(account)
    advice = advise(graph.network, held, wanted, graph.ticks)
    best = advice.best
    steps = (*advice.first, *(best.routes if best else advice.steps))
    time = 0 if wanted.goal in held else best.time if best else None
    return Outcome(
        account, situation,
        None if time is None else say_time(graph, time),
        tuple(graph.ways[route] for route in steps),
        all(graph.network.steps[route].grade < 2 for route in steps),
        tuple(hops(graph, advice.loop)),
        tuple(graph.ways[route] for route in dict.fromkeys(route for _, route in advice.loop)),
        tuple(say_fact(graph, graph.names[fact]) for fact in advice.would_open),
        tuple(graph.ways[route] for route in advice.acts),
    )
