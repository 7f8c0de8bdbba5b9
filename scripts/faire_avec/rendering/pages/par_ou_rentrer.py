"""« Par où rentrer ? »: the form and the printed table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec import places
from faire_avec.language.fold import fold
from faire_avec.recovery import (
    SITUATIONS,
    Account,
)
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site

# Shown before anything is typed: what people are most often locked out of.
COMMON = ("caf", "ameli", "france-travail", "impots", "messagerie:gmail", "anef")


@dataclass(frozen=True)
class Asked:
    """An account one may ask for, the words that find it, whether it shows before any is typed."""

    account: Account
    names: str
    common: bool


def pages(site: Site) -> Iterator[Page]:
    """The tool."""
    graph = site.graph
    accounts = sorted(graph.accounts.values(), key=lambda one: fold(one.label))
    told = [situation for situation in SITUATIONS if situation.told]
    yield themed(
        site, places.PAR_OU_RENTRER, "par-ou-rentrer.html",
        "Un compte est fermé : quoi essayer d'abord, qui appeler et que dire, quoi faire sur "
        "papier pendant ce temps.",
        "outil", scripts=("recovery/par-ou-rentrer.js",), styles=("style/recovery.css",),
        comptes=[_asked(account) for account in accounts],
        tableau=[
            (account, [site.outcome(account, situation) for situation in told])
            for account in accounts
        ],
    )


def _asked(account: Account) -> Asked:
    names = [account.label] if account.variant else [account.fiche.titre, *account.fiche.alias]
    words = dict.fromkeys(fold(word) for name in names for word in name.split())
    return Asked(account, " ".join(words), account.id in COMMON)
