"""The script of « Par où rentrer ? » says what the Python solver says, on the same networks."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from typing import Any

from faire_avec.corpus import Corpus
from faire_avec.exports.recovery_graph import wire
from faire_avec.recovery import Graph, graph_of
from networks import answers, random_case
from noderun import Node, address

SOLVER = address("recovery/solver.js")

RANDOM = 10_000
# The means that open or close most doors; the others are all held, or none.
HINGES = (
    "courriel", "courriel-neuf", "mobile", "piece-identite", "nir-definitif", "smartphone",
    "franceconnect", "franceconnect-plus", "venir-sur-place", "courrier",
)

# Answers a list of [name, routes, states, held, goals, sets], each as text. Everything travels as
# one text.
ANSWER = """async (sent) => {
  const [address, cases] = JSON.parse(sent);
  const {
    network, reach, solve, otherWays, loop, wouldOpen, decisive,
  } = await import(address);
  const networks = new Map();
  return JSON.stringify(cases.map(([name, routes, states, held, goals, sets]) => {
    if (routes !== null) networks.set(name, network(routes, states));
    const one = networks.get(name);
    const reached = reach(one, held);
    return JSON.stringify(goals.map((goal) => {
      const { time, routes, exact, questions } = solve(one, reached, goal);
      const closed = time === null;
      return [
        closed ? null : String(time), routes, exact,
        otherWays(one, reached, goal, { routes }).map(([v, t, n]) => [v, String(t), n]),
        questions,
        closed ? loop(one, reached, goal) : [],
        closed ? wouldOpen(one, reached, goal, sets) : [],
        closed && sets.length > 0 ? decisive(one, reached, goal) : [],
      ];
    }));
  }));
}"""


def said_by(node: Node, cases: list[Any]) -> list[str]:
    """What the script answers to each case."""
    said: list[str] = json.loads(node.evaluate(ANSWER, compact([SOLVER, cases])))
    return said


def batches(cases: Iterator[Any], size: int = 1000) -> Iterator[list[Any]]:
    while batch := list(itertools.islice(cases, size)):
        yield batch


def compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def test_both_agree_on_ten_thousand_random_networks(node: Node) -> None:
    chance = random.Random(2026)
    drawn = (random_case(chance) for _ in range(RANDOM))
    compared = 0
    for batch in batches(drawn):
        sets: list[tuple[int, ...]] = [(fact,) for fact in range(0, 14, 2)]
        sent = [
            [None, wire(network), sorted(network.states), held, goals, sets]
            for network, held, goals in batch
        ]
        said = said_by(node, sent)
        for text, (network, held, goals) in zip(said, batch, strict=True):
            assert text == compact(answers(network, held, goals, sets))
        compared += len(batch)
    assert compared == RANDOM


def states(graph: Graph) -> list[int]:
    """Every account blocked but the keys, which are not known to exist."""
    return [
        graph.facts[fact] for one in graph.accounts.values()
        if (fact := f"existe@{one.id}") in graph.facts and not one.is_key
    ]


def goals_of(graph: Graph) -> list[int]:
    return [
        graph.facts[fact] for account in graph.accounts
        if (fact := f"compte@{account}") in graph.facts
    ]


def held(graph: Graph, facts: set[str]) -> list[int]:
    return sorted(
        {*states(graph), *(graph.facts[fact] for fact in graph.with_brought(facts)
                           if fact in graph.facts)}
    )


def compare(node: Node, graph: Graph, cases: list[tuple[list[int], list[int]]],
            sets: list[tuple[int, ...]]) -> None:
    network = graph.network
    first = [["guide", wire(network), sorted(network.states), [], [], []]]
    for batch in batches(iter(cases), 4096):
        sent = first + [["guide", None, [], facts, goals, sets] for facts, goals in batch]
        said = said_by(node, sent)[1:]
        for text, (facts, goals) in zip(said, batch, strict=True):
            assert text == compact(answers(network, facts, goals, sets))


def test_both_agree_on_every_subset_of_the_ten_means_that_matter_most(
    guide: Corpus, node: Node
) -> None:
    graph = graph_of(guide)
    rest = {fact for fact in graph.tickable if fact not in HINGES}
    cases = [
        (held(graph, set(subset) | others), goals_of(graph))
        for size in range(len(HINGES) + 1)
        for subset in itertools.combinations(HINGES, size)
        for others in (set(), rest)
    ]
    assert len(cases) == 2 * 2 ** len(HINGES)
    compare(node, graph, cases, [])


def test_both_agree_on_every_subset_of_what_the_routes_of_an_account_demand(
    guide: Corpus, node: Node
) -> None:
    graph = graph_of(guide)
    cases = []
    for account in graph.accounts:
        goal = graph.facts.get(f"compte@{account}")
        demanded = sorted({
            fact
            for one, route in zip(graph.ways, graph.routes, strict=True)
            if one.account.id == account and one.way.but != "demarche"
            for clause in route.clauses for fact in clause if fact in graph.tickable
        })
        if goal is None:
            continue
        for size in range(len(demanded) + 1):
            for subset in itertools.combinations(demanded, size):
                cases.append((held(graph, {*subset, f"existe@{account}"}), [goal]))
    assert len(cases) > 30_000
    compare(node, graph, cases, [])


def test_both_agree_on_any_means_drawn_at_random(guide: Corpus, node: Node) -> None:
    graph = graph_of(guide)
    chance = random.Random(7)
    wanted = goals_of(graph)
    every = [*graph.tickable, *(f for f in graph.facts if f.startswith(("existe@", "jamais@")))]
    cases = []
    for _ in range(400):
        share = chance.random()
        facts = {fact for fact in every if chance.random() < share}
        cases.append((held(graph, facts), sorted(chance.sample(wanted, 8))))
    compare(node, graph, cases, graph.ticks)
