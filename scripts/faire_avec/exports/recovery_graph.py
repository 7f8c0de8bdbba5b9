"""``assets/recovery/graph.json``: the recovery graph, for the script of « Par où rentrer ? »."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from faire_avec.corpus import Corpus
from faire_avec.exports._file import Export
from faire_avec.model.labels import PURPOSES
from faire_avec.model.plateforme import Plateforme
from faire_avec.prose import plain
from faire_avec.recovery import Graph, Network, WayIn, graph_of, say_fact

PATH = "assets/recovery/graph.json"


def exports(corpus: Corpus) -> Iterator[Export]:
    """The graph, as compact as JSON allows: lists in the order ``recovery/page.js`` reads them."""
    graph = graph_of(corpus)
    content = {
        "routes": wire(graph.network),
        "facts": [[name, say_fact(graph, name)] for name in graph.names],
        "states": sorted(graph.network.states),
        "ticks": graph.ticks,
        "delays": graph.delays,
        "purposes": PURPOSES,
        "accounts": [
            [
                account.id, account.name, f"plateformes/{account.sheet}/",
                graph.facts.get(f"compte@{account.id}", -1), int(account.is_key),
                int(account.opens), account.sheet,
            ]
            for account in graph.accounts.values()
        ],
        "said": [_said(corpus, graph, way) for way in graph.ways],
        "offline": {
            sheet.id: _offline(corpus, sheet.fiche)
            for sheet in corpus.of_type("plateforme") if isinstance(sheet.fiche, Plateforme)
        },
    }
    yield Export(PATH, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def wire(network: Network) -> list[list[Any]]:
    """A network as lists: clauses, gives, delay, grade, goal of the question or -1."""
    return [
        [
            [list(clause) for clause in step.clauses], list(step.gives), step.delay, step.grade,
            -1 if step.about is None else step.about,
        ]
        for step in network.steps
    ]


def _text(corpus: Corpus, text: str | None) -> str:
    return plain(text, lambda sheet_id: ("", corpus.title(sheet_id))) if text else ""


def _said(corpus: Corpus, graph: Graph, one: WayIn) -> list[Any]:
    """What is said of a route: account, purpose, case, channel, delay, its detail, how, proof."""
    way = one.way
    return [
        list(graph.accounts).index(one.account.id), way.but, way.precision or "",
        corpus.term("canaux", way.canal), corpus.term("delais", way.delai), way.delai_detail or "",
        _text(corpus, way.comment), way.certitude or "a-verifier",
    ]


def _offline(corpus: Corpus, fiche: Plateforme) -> list[Any]:
    """The routes without internet, and the line to call: name, number."""
    numbers = [
        [contact.nom, contact.numero]
        for contact_id in fiche.contacts.personne
        if (contact := corpus.tables.contacts.entries.get(contact_id)) and contact.numero
    ]
    return [
        [
            [
                corpus.term("canaux", way.canal), way.quoi, _text(corpus, way.comment),
                int(way.certitude == "a-verifier"),
            ]
            for way in fiche.sans_internet
        ],
        numbers[:1],
    ]
