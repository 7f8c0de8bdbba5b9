"""« Par où rentrer ? »: the form and the printed table; and the dead loops, for operators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec.language.fold import fold
from faire_avec.recovery import (
    SITUATIONS,
    Account,
    Graph,
    Outcome,
    Situation,
    WayIn,
    graph_of,
    outcome,
)
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View

GROUPS = {
    "mail": "Boîte mail",
    "telephone": "Téléphone",
    "papiers": "Papiers et numéros",
    "numerique": "FranceConnect",
    "deplacement": "Se déplacer, appeler, attendre",
    "entourage": "Quelqu'un qui peut agir",
    "regime": "Sa caisse",
    None: "Autres moyens",
}


@dataclass(frozen=True)
class Tick:
    """A box of the form: the fact it stands for, its label, a word of help."""

    fact: str
    label: str
    help: str | None


@dataclass(frozen=True)
class Asked:
    """An account of the form, with the boxes that are worth for it alone."""

    account: Account
    ticks: tuple[Tick, ...]
    first: bool


@dataclass(frozen=True)
class Closed:
    """An account that some situations close, and the questions left without an answer."""

    account: Account
    outcomes: list[Outcome]
    questions: list[WayIn]


@dataclass(frozen=True)
class Loop:
    """A loop, and the accounts it closes, each with the situations where it does."""

    sentence: str
    outcome: Outcome
    closed: dict[str, list[Situation]]


def pages(site: Site) -> Iterator[Page]:
    """The tool, then the report."""
    graph = graph_of(site.corpus)
    accounts = sorted(graph.accounts.values(), key=lambda one: fold(one.label))
    yield _tool(site, graph, accounts)
    yield _report(site, graph, [one for one in accounts if one.opens])


def _tool(site: Site, graph: Graph, accounts: list[Account]) -> Page:
    url = "outils/par-ou-rentrer/"
    told = [situation for situation in SITUATIONS if situation.told]
    asked = [_asked(graph, account) for account in accounts]
    html = environment().get_template("par-ou-rentrer.html").render(
        v=View(site, root_of(url)),
        groupes=[(label, ticks) for group, label in GROUPS.items()
                 if (ticks := _ticks(graph, group))],
        cles=[one for one in asked if one.account.is_key],
        autres=[one for one in asked if not one.account.is_key],
        tableau=[
            (account, [outcome(graph, situation, account) for situation in told])
            for account in accounts
        ],
    )
    return Page(
        url, "Par où rentrer ?", "Ce que la personne a, les comptes que cela rouvre, dans quel "
        "ordre et par quelle voie.", html, "outil", scripts=("recovery/page.js",),
        styles=("style/recovery.css",),
    )


def _ticks(graph: Graph, group: str | None) -> list[Tick]:
    return [
        Tick(word, term.libelle, term.definition) for word, term in graph.means.items()
        if term.groupe == group and term.par_compte == "non" and word in graph.tickable
    ]


def _asked(graph: Graph, account: Account) -> Asked:
    ticks = []
    for fact in graph.tickable:
        word, _, owner = fact.partition("@")
        if owner == account.id:
            term = graph.means[word]
            ticks.append(Tick(fact, term.libelle, term.definition))
    return Asked(account, tuple(ticks), f"jamais@{account.id}" in graph.facts)


def _report(site: Site, graph: Graph, accounts: list[Account]) -> Page:
    url = "outils/boucles/"
    told = [(account, [outcome(graph, one, account) for one in SITUATIONS]) for account in accounts]
    html = environment().get_template("boucles.html").render(
        v=View(site, root_of(url)), situations=SITUATIONS, comptes=told,
        noms={account.id: account.label for account in accounts},
        boucles=_loops(told), fermes=[
            _closed(account, outcomes) for account, outcomes in told
            if not all(one.is_open for one in outcomes)
        ],
    )
    return Page(
        url, "Les boucles", "Les comptes qu'une personne ne peut plus rouvrir, et pourquoi, "
        "d'après les voies publiées.", html, "outil", styles=("style/recovery.css",),
    )


def _closed(account: Account, outcomes: list[Outcome]) -> Closed:
    closed = [one for one in outcomes if not one.is_open]
    questions = {id(asked.way): asked for one in closed for asked in one.questions}
    return Closed(account, closed, list(questions.values()))


def _loops(told: list[tuple[Account, list[Outcome]]]) -> list[Loop]:
    """Distinct loops, those that close the most accounts first."""
    found: dict[frozenset[tuple[str, str]], Loop] = {}
    for account, outcomes in told:
        for one in outcomes:
            if one.loop:
                loop = found.setdefault(
                    frozenset(one.loop), Loop(one.loop_told, one, defaultdict(list))
                )
                loop.closed[account.id].append(one.situation)
    return sorted(found.values(), key=lambda loop: -len(loop.closed))
