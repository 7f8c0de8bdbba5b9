"""The graph the page reads: complete, in step with the solver's, free of markup."""

from __future__ import annotations

import json

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports.recovery_graph import exports, wire
from faire_avec.recovery import graph_of
from samples import TODAY


def test_the_published_graph_is_the_solver_s(guide: Corpus) -> None:
    [export] = exports(Edition(guide, TODAY))
    assert isinstance(export.content, str)
    data = json.loads(export.content)
    graph = graph_of(guide)
    assert data["routes"] == json.loads(json.dumps(wire(graph.network)))
    assert [name for name, _ in data["facts"]] == graph.names
    assert len(data["said"]) == len(data["routes"])
    assert [account["id"] for account in data["accounts"]] == list(graph.accounts)
    assert all(0 <= said["account"] < len(data["accounts"]) for said in data["said"])
    assert "[[" not in export.content.partition('"said":')[2]
    assert len(export.content.encode()) < 420_000
