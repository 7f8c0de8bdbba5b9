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
from faire_avec.model.reponse import Echelon, Reponse
from faire_avec.recovery import NUMBER, Account, Graph, Network, WayIn, graph_of, say_fact

PATH = "assets/recovery/graph.json"
# The rungs of an answer's ladder that the tool shows, and those that say how a route is taken.
RUNGS = ("telephone", "guichet", "papier", "quelqu_un")
# The motives whose ladder the tool shows.
_WAY_IN = {"mot-de-passe", "code", "boite-ou-telephone-perdus", "numero-de-secu", "compte-bloque"}


def exports(edition: Edition) -> Iterator[Export]:
    """The graph: by name what is said, by number what is computed (see ``wire``)."""
    corpus = edition.corpus
    graph = graph_of(corpus)
    content = {
        "routes": wire(graph.network),
        "facts": [[name, say_fact(graph, name)] for name in graph.names],
        "states": sorted(graph.network.states),
        "ticks": graph.ticks,
        "number": graph.facts.get(NUMBER, -1),
        "supposed": list(graph.supposed),
        "purposes": PURPOSES,
        "means": {
            word: {
                "says": term.dit or term.libelle, "help": term.definition or "",
                "ticked": term.suppose == "coche", "sheet": _link(corpus, term.fiche),
            }
            for word, term in graph.means.items() if term.suppose != "oui"
        },
        "accounts": [_account(graph, account) for account in graph.accounts.values()],
        "said": [_said(corpus, graph, way) for way in graph.ways],
        "sheets": {
            sheet.id: _sheet(corpus, sheet.fiche)
            for sheet in corpus.of(Plateforme)
        },
    }
    yield Export(PATH, json.dumps(content, ensure_ascii=False, separators=(",", ":")))


def wire(network: Network) -> list[list[Any]]:
    """A network as lists, in the order that ``network`` of ``recovery/solver.js`` reads.

    Each step: clauses, gives, delay, grade, 1 when done alone on a screen. A test makes both
    solvers answer on the same networks.
    """
    return [
        [
            [list(clause) for clause in step.clauses], list(step.gives), step.delay, step.grade,
            int(step.alone),
        ]
        for step in network.steps
    ]


def _account(graph: Graph, account: Account) -> dict[str, Any]:
    wanted = graph.wanted(account)
    asks, others = graph.asks(account)
    return {
        "id": account.id, "name": account.name, "sheet": account.sheet,
        "address": f"plateformes/{account.sheet}/", "opens": account.opens,
        "supposed": account.id not in graph.unguessable,
        "goal": -1 if wanted.goal is None else wanted.goal,
        "own": list(wanted.own), "acts": list(wanted.acts), "asks": asks, "others": others,
        "first": f"jamais@{account.id}" in graph.facts,
    }


def _text(corpus: Corpus, text: str | None) -> str:
    return plain(text, lambda sheet_id: ("", corpus.title(sheet_id))) if text else ""


def _link(corpus: Corpus, sheet_id: str | None) -> list[str]:
    """Address and title of a sheet; nothing when there is none."""
    sheet = corpus.sheets.get(sheet_id or "")
    return [sheet.url, sheet.fiche.titre] if sheet else []


def _said(corpus: Corpus, graph: Graph, one: WayIn) -> dict[str, Any]:
    """What is said of a route; ``account`` is its rank among the accounts."""
    way = one.way
    answer, rung = _told_by(one.account.fiche, way.id)
    return {
        "account": list(graph.accounts).index(one.account.id), "purpose": way.but,
        "precision": way.precision or "", "channel": corpus.term("canaux", way.canal),
        "by": way.canal,
        "delay": corpus.term("delais", way.delai), "wait": way.delai != "inconnu",
        "detail": way.delai_detail or "",
        "how": _text(corpus, way.comment), "proof": way.certitude or "a-verifier",
        "answer": answer, "rung": rung,
    }


def _told_by(fiche: Plateforme, way: str) -> tuple[str, str]:
    """The first answer that uses a route, and on which rung; empty: by its gestures, or none."""
    for answer in fiche.reponses:
        if way in answer.voies:
            return answer.id, ""
    for answer in fiche.reponses:
        for name in ("autre_acces", *RUNGS):
            rung = getattr(answer.sinon, name)
            if rung is not None and way in rung.voies:
                return answer.id, name
    return "", ""


def _sheet(corpus: Corpus, fiche: Plateforme) -> dict[str, Any]:
    """The answers with their ladders, the ways without internet, and the line to call."""
    line = next(
        (contact for one in fiche.contacts.personne
         if (contact := corpus.tables.contacts.entries.get(one)) and contact.numero), None,
    )
    return {
        "answers": {answer.id: _answer(corpus, answer) for answer in fiche.reponses},
        "offline": [
            {"what": way.quoi, "how": _text(corpus, way.comment)}
            for way in fiche.sans_internet if way.canal == "papier"
        ],
        "line": [line.nom, line.numero] if line else [],
    }


def _answer(corpus: Corpus, answer: Reponse) -> dict[str, Any]:
    return {
        "title": answer.titre, "motive": answer.motif,
        "rungs": {
            name: _rung(corpus, rung) for name in RUNGS
            if answer.motif in _WAY_IN and (rung := getattr(answer.sinon, name)) is not None
        },
    }


def _rung(corpus: Corpus, rung: Echelon) -> dict[str, Any]:
    """A rung of a ladder; what is empty is left out."""
    contact = corpus.tables.contacts.entries.get(rung.contact or "")
    said = {
        "text": _text(corpus, rung.texte), "say": rung.dire, "bring": rung.apporter,
        "ask": rung.demander, "sheet": _link(corpus, rung.fiche),
        "line": [contact.nom, contact.numero] if contact and contact.numero else [],
    }
    return {name: value for name, value in said.items() if value}
