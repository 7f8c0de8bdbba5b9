"""The solver against its specification: executable, soonest, complete, and it ends."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faire_avec.recovery.advice import Wanted, advise
from faire_avec.recovery.loops import loop_from, unlocking
from faire_avec.recovery.network import BITS, Network, Step, reach
from faire_avec.recovery.solver import ways_to
from networks import DELAYS, brute_force, random_case, slowly, wanted_in

Case = tuple[Network, list[int], list[int]]


@st.composite
def cases(draw: st.DrawFn, facts: int = 7, routes: int = 8) -> Case:
    """Small networks that Hypothesis can shrink; cycles are common."""
    fact = st.integers(0, facts - 1)
    some = st.lists(fact, min_size=1, max_size=2, unique=True).map(tuple)
    step = st.builds(
        Step, st.lists(some, max_size=3).map(tuple), some,
        st.integers(1, 4), st.sampled_from((0, 1, 2)), st.booleans(),
    )
    network = Network(
        tuple(draw(st.lists(step, min_size=1, max_size=routes))),
        frozenset(draw(st.sets(fact, max_size=1))),
    )
    return network, sorted(draw(st.sets(fact, max_size=2))), list(range(facts))


def counts(time: int) -> tuple[int, ...]:
    """A sum of weights as counts of each kind of delay, slowest first."""
    return tuple(
        time >> BITS * rank & ((1 << BITS) - 1) for rank in reversed(range(DELAYS))
    )


def follow(network: Network, held: set[int], routes: tuple[int, ...]) -> set[int]:
    """Take the routes in order; each must have its demands when it is reached."""
    now = set(held)
    for route in routes:
        step = network.steps[route]
        for clause in step.clauses:
            assert now.intersection(clause)
        now.update(step.gives)
    return now


@given(cases())
def test_every_way_can_be_carried_out_and_one_is_found_whenever_there_is_one(case: Case) -> None:
    network, held, goals = case
    open_facts = slowly(network, set(held), tuple(range(len(network.steps))))
    for goal in goals:
        ways = ways_to(network, held, goal)
        assert bool(ways) == (goal in open_facts and goal not in held)
        for way in ways:
            assert goal in follow(network, set(held), way.routes)
            assert way.routes[-1] == way.route
            assert len(set(way.routes)) == len(way.routes)
            assert not any(goal in network.steps[one].gives for one in way.routes[:-1])


@settings(max_examples=150)
@given(cases(facts=6, routes=7))
def test_the_first_way_is_the_soonest_and_the_others_follow(case: Case) -> None:
    network, held, goals = case
    for goal in goals:
        ways = ways_to(network, held, goal)
        times = [way.time for way in ways]
        assert times == sorted(times)
        if ways:
            assert counts(ways[0].time) == brute_force(network, set(held), goal)


@given(cases())
def test_each_way_is_the_soonest_of_those_that_end_by_its_last_step(case: Case) -> None:
    network, held, goals = case
    for goal in goals:
        for way in ways_to(network, held, goal):
            kept = tuple(
                step for route, step in enumerate(network.steps)
                if goal not in step.gives or route == way.route
            )
            assert counts(way.time) == brute_force(Network(kept), set(held), goal)


@given(cases())
def test_the_tiers_hold_every_way_once_and_the_first_only_what_is_done_alone(case: Case) -> None:
    network, held, goals = case
    for goal in goals:
        advice = advise(network, held, wanted_in(network, goal))
        last = [way.route for way in (*advice.alone, *advice.helped)]
        assert sorted(last) == sorted(way.route for way in ways_to(network, held, goal))
        for way in advice.alone:
            assert all(network.steps[route].alone for route in way.routes)
        if last:
            assert not (advice.loop or advice.would_open or advice.steps)
        within = reach(network, held)
        for route in (*advice.steps, *advice.acts):
            assert route in within.ends


@given(cases())
def test_the_number_comes_back_before_what_needs_it(case: Case) -> None:
    network, held, goals = case
    for goal in goals:
        for number in goals:
            advice = advise(network, held, wanted_in(network, goal, number))
            now = set(held)
            if advice.first:
                assert not ways_to(network, held, goal, network.helped)
                now = follow(network, now, advice.first)
                assert number in now and number not in held
            for way in (*advice.alone, *advice.helped):
                assert goal in follow(network, now, way.routes)


@given(cases())
def test_a_loop_closes_on_itself_and_each_fact_serves_a_route_to_the_one_before(
    case: Case,
) -> None:
    network, held, goals = case
    within = reach(network, held)
    for goal in goals:
        if goal in within.times:
            continue
        loop = loop_from(network, within, goal)
        for (fact, route), (after, _) in zip(loop, (*loop[1:], *loop[:1]), strict=True):
            step = network.steps[route]
            assert fact in step.gives and fact not in within.times
            assert any(after in clause for clause in step.clauses)
        assert len({fact for fact, _ in loop}) == len(loop)


@given(cases())
def test_what_would_open_a_goal_does_open_it_and_nothing_else_would(case: Case) -> None:
    network, held, goals = case
    within = reach(network, held)
    every = tuple(range(len(network.steps)))
    for goal in goals:
        if goal in within.times:
            continue
        would = unlocking(network, within, goal, [(fact,) for fact in goals])
        by_force = [fact for fact in goals if goal in slowly(network, {*held, fact}, every)]
        assert set(would) <= set(by_force)
        closed = {fact for fact in by_force if fact not in would}
        # Only a fact that serves a route closed for good may be left out.
        assert not closed or network.states


MAIL, MOBILE, PAPERS, BOX, CAF, LINK = range(6)


@pytest.mark.parametrize(("held", "routes", "loop"), [
    ([MOBILE], (0, 1), ()),
    ([MAIL], (1,), ()),
    ([], (), ((MAIL, 0), (MOBILE, 2))),
    ([PAPERS], (3,), ()),
])
def test_the_mail_needs_the_mobile_that_needs_the_mail(
    held: list[int], routes: tuple[int, ...], loop: tuple[tuple[int, int], ...]
) -> None:
    network = Network((
        Step(((MOBILE,),), (MAIL,), 2),
        Step(((MAIL,),), (CAF,), 2),
        Step(((MAIL,),), (MOBILE,), 2),
        Step(((PAPERS,),), (CAF,), 7),
    ))
    advice = advise(network, held, Wanted(CAF, (1, 3), (), None))
    assert (advice.best.routes if advice.best else ()) == routes
    assert advice.loop == loop


def test_one_letter_weighs_more_than_any_number_of_minutes() -> None:
    chain = [Step(((rank,),), (rank + 1,), 2) for rank in range(50)]
    network = Network((*chain, Step(((0,),), (50,), 6)))
    assert [len(way.routes) for way in ways_to(network, [0], 50)] == [50, 1]


def test_waits_run_side_by_side() -> None:
    network = Network((
        Step((), (0,), 7), Step((), (1,), 7), Step(((0,), (1,)), (2,), 1),
        Step((), (3,), 6), Step(((3,),), (4,), 7), Step(((4,),), (2,), 1),
    ))
    assert [way.routes for way in ways_to(network, [], 2)] == [(0, 1, 2), (3, 4, 5)]


def test_certainty_breaks_a_tie_and_closes_nothing() -> None:
    network = Network((Step((), (0,), 2, 2), Step((), (0,), 2, 0), Step((), (1,), 2, 2)))
    assert [way.route for way in ways_to(network, [], 0)] == [1, 0]
    assert [way.route for way in ways_to(network, [], 1)] == [2]


def test_the_new_sim_comes_before_the_code_that_it_receives() -> None:
    network = Network((
        Step(((PAPERS,),), (MOBILE,), 4),
        Step(((MOBILE,),), (CAF,), 2, 0, True),
        Step(((PAPERS,),), (CAF,), 5),
    ))
    advice = advise(network, [PAPERS], Wanted(CAF, (1, 2), (), MOBILE))
    assert advice.first == (0,)
    assert [way.routes for way in advice.alone] == [(1,)]
    assert [way.routes for way in advice.helped] == [(2,)]
    assert advise(network, [PAPERS, MOBILE], Wanted(CAF, (1, 2), (), MOBILE)).first == ()


def test_random_cases_cover_what_they_are_for() -> None:
    chance = random.Random(1)
    told = {"alone": 0, "helped": 0, "closed": 0, "loop": 0, "several": 0, "first": 0, "acts": 0}
    for _ in range(400):
        network, held, goals = random_case(chance)
        for goal in goals:
            advice = advise(network, held, wanted_in(network, goal, goals[0]))
            told["alone"] += bool(advice.alone)
            told["helped"] += bool(advice.helped)
            told["several"] += advice.best is not None and len(advice.best.routes) > 1
            told["closed"] += advice.best is None
            told["loop"] += bool(advice.loop)
            told["first"] += bool(advice.first)
            told["acts"] += bool(advice.acts)
    assert min(told.values()) > 30, told
