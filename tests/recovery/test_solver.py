"""The solver against its specification: executable, shortest, complete, and it ends."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faire_avec.recovery.loops import loop_from, unlocking
from faire_avec.recovery.network import BITS, Network, Step, reach
from faire_avec.recovery.solver import other_ways, solve
from networks import DELAYS, brute_force, random_case, random_step, slowly

Case = tuple[Network, list[int], list[int]]


@st.composite
def cases(draw: st.DrawFn, facts: int = 7, routes: int = 8) -> Case:
    """Small networks that Hypothesis can shrink; cycles are common."""
    fact = st.integers(0, facts - 1)
    some = st.lists(fact, min_size=1, max_size=2, unique=True).map(tuple)
    step = st.builds(
        Step, st.lists(some, max_size=3).map(tuple), some,
        st.integers(1, 4), st.sampled_from((0, 1, 2)), st.none() | fact,
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
        assert step.sure
        for clause in step.clauses:
            assert now.intersection(clause)
        now.update(step.gives)
    return now


@given(cases())
def test_an_answer_can_be_carried_out_and_is_found_whenever_there_is_one(case: Case) -> None:
    network, held, goals = case
    within = reach(network, held)
    open_facts = slowly(network, set(held), tuple(range(len(network.steps))))
    for goal in goals:
        plan = solve(network, within, goal)
        assert (plan.time is not None) == (goal in open_facts)
        if plan.time is not None:
            assert goal in follow(network, set(held), plan.routes)
            assert len(set(plan.routes)) == len(plan.routes)


@settings(max_examples=150)
@given(cases(facts=6, routes=7))
def test_no_order_is_shorter_in_time_then_in_steps(case: Case) -> None:
    network, held, goals = case
    within = reach(network, held)
    for goal in goals:
        plan = solve(network, within, goal)
        best = brute_force(network, set(held), goal)
        if best is None:
            assert plan.time is None
        else:
            assert plan.time is not None
            assert (counts(plan.time), len(plan.routes)) == best
            assert plan.exact


def test_no_order_is_shorter_on_denser_networks() -> None:
    chance = random.Random(8)
    compared = 0
    for _ in range(150):
        network = Network(tuple(random_step(chance, 6) for _ in range(9)))
        within = reach(network, [0])
        for goal in range(1, 6):
            plan = solve(network, within, goal)
            best = brute_force(network, {0}, goal)
            assert best == (
                None if plan.time is None else (counts(plan.time), len(plan.routes))
            )
            compared += len(plan.routes) > 2
    assert compared > 20


@given(cases())
def test_the_other_last_steps_are_true_and_never_better(case: Case) -> None:
    network, held, goals = case
    within = reach(network, held)
    for goal in goals:
        plan = solve(network, within, goal)
        others = other_ways(network, within, goal, plan)
        keys = [(other.time, other.size) for other in others]
        assert keys == sorted(keys)
        every = tuple(range(len(network.steps)))
        for other in others:
            assert (other.time, other.size) >= (plan.time, len(plan.routes))
            rivals = {route for route in every if goal in network.steps[route].gives}
            kept = tuple(route for route in every if route not in rivals or route == other.route)
            best = brute_force(Network(tuple(network.steps[route] for route in kept)),
                               set(held), goal)
            assert best == (counts(other.time), other.size)


@given(cases())
def test_a_doubtful_route_is_a_question_whose_demands_are_within_reach(case: Case) -> None:
    network, held, goals = case
    within = reach(network, held)
    for goal in goals:
        for route in solve(network, within, goal).questions:
            step = network.steps[route]
            assert not step.sure
            assert all(within.times.keys() & set(clause) for clause in step.clauses)


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
        Step(((PAPERS,),), (MAIL,), 1, grade=2, about=MAIL),
    ))
    within = reach(network, held)
    plan = solve(network, within, CAF)
    assert plan.routes == routes
    if not routes:
        assert loop_from(network, within, CAF) == loop


def test_one_letter_weighs_more_than_any_number_of_minutes() -> None:
    chain = [Step(((rank,),), (rank + 1,), 2) for rank in range(50)]
    network = Network((*chain, Step(((0,),), (50,), 6)))
    assert len(solve(network, reach(network, [0]), 50).routes) == 50


def test_waits_run_side_by_side() -> None:
    network = Network((
        Step((), (0,), 7), Step((), (1,), 7), Step(((0,), (1,)), (2,), 1),
        Step((), (3,), 6), Step(((3,),), (4,), 7), Step(((4,),), (2,), 1),
    ))
    assert solve(network, reach(network, []), 2).routes == (0, 1, 2)


def test_a_shared_step_counts_once() -> None:
    network = Network((
        Step((), (0,), 1), Step(((0,),), (1,), 1), Step(((0,),), (2,), 1),
        Step((), (3,), 1), Step(((3,),), (1,), 1),
        Step(((1,), (2,)), (4,), 1),
    ))
    assert solve(network, reach(network, []), 4).routes == (0, 1, 2, 5)


def test_an_official_source_wins_a_tie_and_the_other_is_told() -> None:
    network = Network((Step((), (0,), 2, 1), Step((), (0,), 2, 0), Step((), (0,), 2, 2, 0)))
    plan = solve(network, reach(network, []), 0)
    assert plan.routes == (1,)
    others = other_ways(network, reach(network, []), 0, plan)
    assert [(one.route, one.time == plan.time, one.size) for one in others] == [(0, True, 1)]
    assert plan.questions == (2,)


def test_a_search_too_long_says_so_and_still_gives_an_order_that_works() -> None:
    chance = random.Random(3)
    cover = [Step((), tuple(chance.sample(range(24), 4)), 1) for _ in range(40)]
    network = Network((*cover, Step(tuple((fact,) for fact in range(24)), (24,), 1)))
    plan = solve(network, reach(network, []), 24)
    assert plan.time is not None and not plan.exact
    assert 24 in follow(network, set(), plan.routes)


def test_random_cases_cover_what_they_are_for() -> None:
    chance = random.Random(1)
    told = {"open": 0, "closed": 0, "loop": 0, "several": 0}
    for _ in range(300):
        network, held, goals = random_case(chance)
        within = reach(network, held)
        for goal in goals:
            plan = solve(network, within, goal)
            told["open"] += plan.time is not None
            told["several"] += len(plan.routes) > 1
            told["closed"] += plan.time is None
            told["loop"] += plan.time is None and bool(loop_from(network, within, goal))
    assert min(told.values()) > 30, told
