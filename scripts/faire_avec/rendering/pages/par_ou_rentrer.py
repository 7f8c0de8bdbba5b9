"""« Par où rentrer ? »: the form and the printed table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec import places
from faire_avec.language.fold import fold
from faire_avec.recovery import (
    SITUATIONS,
    Account,
    Graph,
)
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site

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


def pages(site: Site) -> Iterator[Page]:
    """The tool."""
    graph = site.graph
    accounts = sorted(graph.accounts.values(), key=lambda one: fold(one.label))
    told = [situation for situation in SITUATIONS if situation.told]
    asked = [_asked(graph, account) for account in accounts]
    yield themed(
        site, places.PAR_OU_RENTRER, "par-ou-rentrer.html",
        "Ce que la personne a, les comptes que cela rouvre, dans quel ordre et par quelle voie.",
        "outil", scripts=("recovery/page.js",), styles=("style/recovery.css",),
        groupes=[(label, ticks) for group, label in GROUPS.items()
                 if (ticks := _ticks(graph, group))],
        cles=[one for one in asked if one.account.is_key],
        autres=[one for one in asked if not one.account.is_key],
        tableau=[
            (account, [site.outcome(account, situation) for situation in told])
            for account in accounts
        ],
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
