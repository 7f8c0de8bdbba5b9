"""The few situations printed for who has no script, and used to report dead loops."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from faire_avec.model.tables import Terme
from faire_avec.recovery.accounts import Account
from faire_avec.recovery.graph import Graph

# Held on paper, known by heart, or asked of the person's feet, phone and patience.
PAPERS = frozenset({"papiers", "deplacement"})
IDENTITY = frozenset({"piece-identite", "cnie"})
INSURED = frozenset({"nir-definitif", "carte-vitale"})


@dataclass(frozen=True)
class Situation:
    """What is left to a person.

    Args:
        id: short name.
        label: what is left, for the reader.
        plus: means on top of the papers.
        minus: papers she does not have.
        told: whether the printed table has it; the report of dead loops has them all.
    """

    id: str
    label: str
    plus: frozenset[str] = frozenset()
    minus: frozenset[str] = frozenset()
    told: bool = True


SITUATIONS: tuple[Situation, ...] = (
    Situation("papiers", "Il ne reste que les papiers"),
    Situation("boite-neuve", "Les papiers et une boîte mail neuve", frozenset({"courriel-neuf"})),
    Situation(
        "mobile", "Les papiers, une boîte mail neuve et son mobile",
        frozenset({"courriel-neuf", "mobile"}),
    ),
    Situation("mail", "Les papiers et sa boîte mail, mobile perdu", frozenset({"courriel"})),
    Situation(
        "mail-mobile", "Les papiers, sa boîte mail et son mobile",
        frozenset({"courriel", "mobile"}),
    ),
    Situation(
        "franceconnect", "Les papiers et un compte FranceConnect qui marche",
        frozenset({"franceconnect"}),
    ),
    Situation(
        "sans-identite", "Une boîte mail neuve et son mobile, sans pièce d'identité",
        frozenset({"courriel-neuf", "mobile"}), IDENTITY, told=False,
    ),
    Situation(
        "sans-nir", "Sa boîte mail et son mobile, sans numéro de Sécu définitif",
        frozenset({"courriel", "mobile"}), INSURED, told=False,
    ),
)


def is_paper(means: Mapping[str, Terme], word: str) -> bool:
    """Whether a means is among the papers, numbers and steps on foot or by phone."""
    term = means.get(word)
    return term is not None and term.groupe in PAPERS


def held_in(graph: Graph, situation: Situation, account: Account) -> frozenset[int]:
    """Facts held in a situation, by number, when one account is wanted.

    Args:
        graph: every route.
        situation: what is left.
        account: the account wanted; the person has it.
    """
    papers = {
        fact for fact in graph.tickable
        if is_paper(graph.means, fact.partition("@")[0])
        and fact.partition("@")[0] not in situation.minus
    }
    return graph.start(papers | situation.plus, [account.id])
