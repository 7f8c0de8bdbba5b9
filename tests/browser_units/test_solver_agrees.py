"""The script of « Par où rentrer ? » says what the Python solver says, on the same networks."""

from __future__ import annotations

import itertools
import json
import random
from collections.abc import Iterator
from typing import Any

from faire_avec.corpus import Corpus
from faire_avec.exports.recovery_graph import wire
from faire_avec.recovery import Graph, Wanted, graph_of
from networks import answers, random_case, sent, wanted_in
from noderun import Node, address

SOLVER = address("recovery/solver.js")

RANDOM = 10_000
# The means that open or close most doors; the others are all held, or none.
HINGES = (
    "courriel", "courriel-neuf", "mobile", "piece-identite", "nir-definitif", "smartphone",
    "franceconnect", "franceconnect-plus", "venir-sur-place", "courrier",
)

# Answers a list of [name, routes, states, held, wanted, sets], each as text. Everything travels as
# one text.
ANSWER = """async (sent) => {
  const [address, cases] = JSON.parse(sent);
  const { network, advise } = await import(address);
  const networks = new Map();
  const ways = (some) => some.map(({ route, time, routes }) => [route, String(time), routes]);
  return JSON.stringify(cases.map(([name, routes, states, held, wanted, sets]) => {
    if (routes !== null) networks.set(name, network(routes, states));
    const one = networks.get(name);
    const facts = new Set(held);
    return JSON.stringify(wanted.map(([goal, own, acts, number]) => {
      const told = advise(one, facts, { goal, own, acts, number }, sets);
      return [
        told.first, ways(told.alone), ways(told.helped), told.steps, told.acts, told.loop,
        told.wouldOpen,
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
        cases = [
            (network, held, [wanted_in(network, goal, goals[0]) for goal in goals])
            for network, held, goals in batch
        ]
        said = said_by(node, [
            [None, wire(network), sorted(network.states), held, sent(wanted), sets]
            for network, held, wanted in cases
        ])
        for text, (network, held, wanted) in zip(said, cases, strict=True):
            assert text == compact(answers(network, held, wanted, sets))
        compared += len(batch)
    assert compared == RANDOM


Case = tuple[list[int], list[Wanted]]


def compare(node: Node, graph: Graph, cases: list[Case], sets: list[tuple[int, ...]]) -> None:
    network = graph.network
    first = [["guide", wire(network), sorted(network.states), [], [], []]]
    for batch in batches(iter(cases), 4096):
        asked = first + [["guide", None, [], held, sent(wanted), sets] for held, wanted in batch]
        said = said_by(node, asked)[1:]
        for text, (held, wanted) in zip(said, batch, strict=True):
            assert text == compact(answers(network, held, wanted, sets))


def test_both_agree_on_every_subset_of_the_ten_means_that_matter_most(
    guide: Corpus, node: Node
) -> None:
    graph = graph_of(guide)
    rest = {fact for fact in graph.tickable if fact not in HINGES}
    chance = random.Random(3)
    accounts = list(graph.accounts.values())
    cases: list[Case] = []
    for size in range(len(HINGES) + 1):
        for subset in itertools.combinations(HINGES, size):
            for others in (set(), rest):
                asked = chance.sample(accounts, 6)
                held = graph.start({*subset, *others}, [one.id for one in asked])
                cases.append((sorted(held), [graph.wanted(one) for one in asked]))
    assert len(cases) == 2 * 2 ** len(HINGES)
    compare(node, graph, cases, [])


def test_both_agree_on_every_subset_of_the_boxes_of_each_account(
    guide: Corpus, node: Node
) -> None:
    graph = graph_of(guide)
    cases: list[Case] = []
    for account in graph.accounts.values():
        boxes, _ = graph.asks(account)
        for size in range(len(boxes) + 1):
            for subset in itertools.combinations(boxes, size):
                held = graph.start(subset, [account.id])
                cases.append((sorted(held), [graph.wanted(account)]))
    assert len(cases) > 5_000
    compare(node, graph, cases, [])


def test_both_agree_on_any_means_drawn_at_random(guide: Corpus, node: Node) -> None:
    graph = graph_of(guide)
    chance = random.Random(7)
    accounts = list(graph.accounts.values())
    cases: list[Case] = []
    for _ in range(400):
        share = chance.random()
        means = {fact for fact in graph.tickable if chance.random() < share}
        asked = chance.sample(accounts, 3)
        never = [one.id for one in asked if chance.random() < 0.2]
        held = graph.start(means, [one.id for one in asked], never)
        cases.append((sorted(held), [graph.wanted(one) for one in asked]))
    compare(node, graph, cases, graph.ticks)
