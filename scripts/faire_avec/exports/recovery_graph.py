"""``assets/recovery/graph.json``: the recovery graph, for the script of « Par où rentrer ? »."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.language.prose import plain
from faire_avec.model.labels import PURPOSES
from faire_avec.model.plateforme import Plateforme
from faire_avec.recovery import Graph, Network, WayIn, graph_of, say_fact

PATH = "assets/recovery/graph.json"


def exports(edition: Edition) -> Iterator[Export]:
    """The graph: by name what is said, by number what is computed (see ``wire``)."""
    corpus = edition.corpus
    graph = graph_of(corpus)
    content = {
        "routes": wire(graph.network),
        "facts": [[name, say_fact(graph, name)] for name in graph.names],
        "states": sorted(graph.network.states),
        "ticks": graph.ticks,
        "delays": graph.delays,
        "purposes": PURPOSES,
        "accounts": [
            {
                "id": account.id, "name": account.name, "address": f"plateformes/{account.sheet}/",
                "goal": graph.facts.get(f"compte@{account.id}", -1), "isKey": account.is_key,
                "opens": account.opens, "sheet": account.sheet,
            }
            for account in graph.accounts.values()
        ],
        "said": [_said(corpus, graph, way) for way in graph.ways],
        "offline": {
            sheet.id: _offline(corpus, sheet.fiche)
            for sheet in corpus.of(Plateforme)
        },
    }
    yield Export(PATH, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def wire(network: Network) -> list[list[Any]]:
    """A network as lists, in the order that ``network`` of ``recovery/solver.js`` reads.

    Each step: clauses, gives, delay, grade, goal of the question or -1. A test makes both solvers
    answer on the same networks.
    """
    return [
        [
            [list(clause) for clause in step.clauses], list(step.gives), step.delay, step.grade,
            -1 if step.about is None else step.about,
        ]
        for step in network.steps
    ]


def _text(corpus: Corpus, text: str | None) -> str:
    return plain(text, lambda sheet_id: ("", corpus.title(sheet_id))) if text else ""


def _said(corpus: Corpus, graph: Graph, one: WayIn) -> dict[str, Any]:
    """What is said of a route; ``account`` is its rank among the accounts."""
    way = one.way
    return {
        "account": list(graph.accounts).index(one.account.id), "purpose": way.but,
        "precision": way.precision or "", "channel": corpus.term("canaux", way.canal),
        "delay": corpus.term("delais", way.delai), "detail": way.delai_detail or "",
        "how": _text(corpus, way.comment), "proof": way.certitude or "a-verifier",
    }


def _offline(corpus: Corpus, fiche: Plateforme) -> dict[str, Any]:
    """The routes without internet, and the line to call."""
    numbers = [
        {"name": contact.nom, "number": contact.numero}
        for contact_id in fiche.contacts.personne
        if (contact := corpus.tables.contacts.entries.get(contact_id)) and contact.numero
    ]
    return {
        "routes": [
            {
                "channel": corpus.term("canaux", way.canal), "what": way.quoi,
                "how": _text(corpus, way.comment), "doubtful": way.certitude == "a-verifier",
            }
            for way in fiche.sans_internet
        ],
        "lines": numbers[:1],
    }
