"""What pages say of the graph: purposes, facts, loops, delays, in plain French."""

from __future__ import annotations

from itertools import pairwise

from faire_avec.recovery.graph import Graph
from faire_avec.recovery.loops import Link
from faire_avec.recovery.network import BITS

UNKNOWN = "délai non trouvé"


def say_fact(graph: Graph, fact: str) -> str:
    """A fact as a noun: « sa carte Vitale », « le compte Caf ouvert »."""
    word, _, account_id = fact.partition("@")
    account = graph.accounts.get(account_id)
    name = account.name if account else account_id
    if word == "compte":
        # An account that is nothing but a means goes by the name of the means.
        same = next((one for one, also in graph.brought.items() if fact in also), None)
        return say_fact(graph, same) if same else f"le compte {name}"
    if word == "existe":
        return f"avoir déjà un compte {name}"
    if word == "jamais":
        return f"n'avoir jamais eu de compte {name}"
    term = graph.means.get(word)
    label = term.libelle if term else word
    label = label[0].lower() + label[1:]
    return f"{label} ({name})" if account else label


def hops(graph: Graph, loop: tuple[Link, ...]) -> list[tuple[str, str]]:
    """A loop as pairs of nouns: the first needs the second."""
    found = []
    for (fact, route), (after, _) in zip(loop, (*loop[1:], *loop[:1]), strict=True):
        here, account = graph.names[fact], graph.ways[route].account.id
        path = [here, graph.names[after]]
        if here.partition("@")[2] != account:
            path.insert(1, f"compte@{account}")
        said = [say_fact(graph, one) for one in path]
        found += [pair for pair in pairwise(said) if pair[0] != pair[1]]
    return list(dict.fromkeys(found))


def say_loop(pairs: list[tuple[str, str]]) -> str:
    """« Pour ravoir la boîte mail, il faut le mobile ; pour ravoir le mobile, … »"""
    said = " ; ".join(f"pour ravoir {here}, il faut {there}" for here, there in pairs)
    return f"{said[:1].upper()}{said[1:]}."


def slowest(time: int) -> tuple[int, int]:
    """Rank of the slowest kind of delay in a sum of weights, and how many follow one another."""
    rank = (time.bit_length() - 1) // BITS
    return rank + 1, time >> BITS * rank


def say_time(graph: Graph, time: int) -> str:
    """The slowest wait of an answer: « quelques jours », « quelques jours, 2 fois de suite »."""
    if time == 0:
        return "déjà fait"
    rank, times = slowest(time)
    label = graph.delays.get(rank, UNKNOWN)
    label = label[0].lower() + label[1:]
    return f"{label}, {times} fois de suite" if times > 1 and rank > 1 else label
