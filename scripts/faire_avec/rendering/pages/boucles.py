"""The dead loops that published ways leave, for operators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec import places
from faire_avec.language.fold import fold
from faire_avec.recovery import (
    SITUATIONS,
    Account,
    Outcome,
    Situation,
)
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


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
    """The report."""
    graph = site.graph
    accounts = sorted(
        (one for one in graph.accounts.values() if one.opens), key=lambda one: fold(one.label)
    )
    told = [(account, [site.outcome(account, one) for one in SITUATIONS]) for account in accounts]
    yield themed(
        site, places.BOUCLES, "boucles.html",
        "Les comptes qu'une personne ne peut plus rouvrir, et pourquoi, d'après les voies "
        "publiées.", "outil", styles=("style/recovery.css",), situations=SITUATIONS, comptes=told,
        noms={account.id: account.label for account in accounts},
        boucles=_loops(told), fermes=[
            Closed(account, [one for one in outcomes if not one.is_open])
            for account, outcomes in told
            if not all(one.is_open for one in outcomes)
        ],
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
