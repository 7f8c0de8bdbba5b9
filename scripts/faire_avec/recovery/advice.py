"""What to try for one account, in three tiers: alone, with somebody, without the account."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faire_avec.recovery.loops import Link, loop_from, unlocking
from faire_avec.recovery.network import Network, reach
from faire_avec.recovery.solver import Way, ways_to


@dataclass(frozen=True)
class Wanted:
    """An account to open, by number.

    Args:
        goal: the fact that it is open; None when no route opens it.
        own: its routes.
        acts: the routes that act without it.
        number: the fact that the mobile number works; None when no route names it.
    """

    goal: int | None
    own: tuple[int, ...]
    acts: tuple[int, ...]
    number: int | None


@dataclass(frozen=True)
class Advice:
    """What to try, by number of route.

    Args:
        first: what brings the mobile number back, when the rest needs it.
        alone: ways in that the person takes on a screen.
        helped: ways in that need a desk, a call or a letter.
        steps: steps within reach, when no way in is known.
        acts: ways to act without the account.
        loop: the loop that closes the account.
        would_open: facts that, held, would open it.
    """

    first: tuple[int, ...] = ()
    alone: tuple[Way, ...] = ()
    helped: tuple[Way, ...] = ()
    steps: tuple[int, ...] = ()
    acts: tuple[int, ...] = ()
    loop: tuple[Link, ...] = ()
    would_open: tuple[int, ...] = ()

    @property
    def best(self) -> Way | None:
        """The way in that is shown first."""
        return next(iter((*self.alone, *self.helped)), None)


def advise(
    network: Network, held: Iterable[int], wanted: Wanted, sets: Iterable[tuple[int, ...]] = ()
) -> Advice:
    """The three tiers of one account; see the specification in the package's docstring.

    Args:
        network: every route.
        held: facts held.
        wanted: the account.
        sets: what one may tick, each followed by what it brings.
    """
    now = frozenset(held)
    goal = wanted.goal
    goals = [one for one in (goal, wanted.number) if one is not None]
    network = network.about(goals, (*wanted.own, *wanted.acts))
    first: tuple[int, ...] = ()
    alone: tuple[Way, ...] = ()
    if goal is not None:
        alone = ways_to(network, now, goal, network.helped)
    if not alone and _needs_number(network, now, wanted):
        assert wanted.number is not None
        back = ways_to(network, now, wanted.number)
        if back:
            first = back[0].routes
            now = now.union(*(network.steps[route].gives for route in first))
            if goal is not None:
                alone = ways_to(network, now, goal, network.helped)
    within = reach(network, now)
    soonest = {route: (within.ends[route], network.steps[route].grade, route)
               for route in (*wanted.own, *wanted.acts) if route in within.ends}
    acts = tuple(sorted((one for one in wanted.acts if one in soonest), key=soonest.__getitem__))
    if goal is None or goal in now:
        return Advice(first, acts=acts)
    taken = {way.route for way in alone}
    helped = tuple(way for way in ways_to(network, now, goal) if way.route not in taken)
    if alone or helped:
        return Advice(first, alone, helped, acts=acts)
    return Advice(
        first,
        steps=tuple(sorted((one for one in wanted.own if one in soonest),
                           key=soonest.__getitem__)),
        acts=acts,
        loop=loop_from(network, within, goal),
        would_open=tuple(unlocking(network, within, goal, sets)),
    )


def _needs_number(network: Network, held: frozenset[int], wanted: Wanted) -> bool:
    return wanted.number is not None and wanted.number not in held and any(
        wanted.number in clause for route in wanted.own for clause in network.steps[route].clauses
    )
