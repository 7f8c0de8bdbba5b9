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
    graph_of,
    outcome,
)
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View

# Shown before anything is typed: what people are most often locked out of.
COMMON = ("caf", "ameli", "france-travail", "impots", "messagerie:gmail", "anef")


@dataclass(frozen=True)
class Asked:
    """An account one may ask for, the words that find it, whether it shows before any is typed."""

    account: Account
    names: str
    common: bool


@dataclass(frozen=True)
class Closed:
    """An account that some situations close."""

    account: Account
    outcomes: list[Outcome]


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
    html = environment().get_template("par-ou-rentrer.html").render(
        v=View(site, root_of(url)),
        comptes=[_asked(account) for account in accounts],
        tableau=[
            (account, [outcome(graph, situation, account) for situation in told])
            for account in accounts
        ],
    )
    return Page(
        url, "Par où rentrer ?", "Un compte est fermé : quoi essayer d'abord, qui appeler et que "
        "dire, quoi faire sur papier pendant ce temps.", html, "outil",
        scripts=("recovery/page.js",), styles=("style/recovery.css",),
    )


def _asked(account: Account) -> Asked:
    names = [account.label] if account.variant else [account.fiche.titre, *account.fiche.alias]
    words = dict.fromkeys(fold(word) for name in names for word in name.split())
    return Asked(account, " ".join(words), account.id in COMMON)


def _report(site: Site, graph: Graph, accounts: list[Account]) -> Page:
    url = "outils/boucles/"
    told = [(account, [outcome(graph, one, account) for one in SITUATIONS]) for account in accounts]
    html = environment().get_template("boucles.html").render(
        v=View(site, root_of(url)), situations=SITUATIONS, comptes=told,
        noms={account.id: account.label for account in accounts},
        boucles=_loops(told), fermes=[
            Closed(account, [one for one in outcomes if not one.is_open])
            for account, outcomes in told
            if not all(one.is_open for one in outcomes)
        ],
    )
    return Page(
        url, "Les boucles", "Les comptes qu'une personne ne peut plus rouvrir, et pourquoi, "
        "d'après les voies publiées.", html, "outil", styles=("style/recovery.css",),
    )


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
