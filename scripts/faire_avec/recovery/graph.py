"""From the sheets to the solver's network: facts by name, routes by account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from faire_avec.corpus import Corpus
from faire_avec.model.plateforme import Voie
from faire_avec.model.tables import Terme
from faire_avec.recovery.accounts import OPENING, Account, accounts_of
from faire_avec.recovery.advice import Wanted
from faire_avec.recovery.network import Network, Reach, Step, reach

GRADES = {"sure": 0, "secondaire": 1}
DOUBTFUL = 2
# Done on a screen by the person, free, without harm: worth trying whatever its certainty.
ALONE = frozenset({"en-ligne", "application"})
# What a change of contact details records, and what must be at hand for it.
RECORDED = {"courriel": "courriel-neuf", "mobile": "mobile-neuf"}
STATES = frozenset({"existe", "jamais"})
# The mobile number, and what a new SIM with the same number asks for.
NUMBER = "mobile"
BACK = ("titulaire-ligne", "piece-identite", "venir-sur-place")
# Boxes shown for one account; the others are one gesture away.
ASKED = 8


@dataclass(frozen=True)
class WayIn:
    """A route of one account, with what the sheet says of it."""

    account: Account
    way: Voie


@dataclass(frozen=True)
class Route:
    """A route with its facts by name; see the package's docstring."""

    clauses: tuple[tuple[str, ...], ...]
    gives: tuple[str, ...]
    delay: int
    grade: int
    alone: bool


@dataclass(eq=False)
class Graph:
    """Every route of the guide, and the network the solver works on; none is added once it is used.

    Args:
        accounts: by id.
        means: the vocabulary, by word.
        delays: labels of the delays, by rank.
        ways: what the sheets say of each route.
        routes: the same routes, with their facts by name.
    """

    accounts: dict[str, Account]
    means: dict[str, Terme]
    delays: dict[int, str] = field(default_factory=dict)
    ways: list[WayIn] = field(default_factory=list)
    routes: list[Route] = field(default_factory=list)
    _reached: dict[frozenset[int], Reach] = field(default_factory=dict, repr=False)

    @cached_property
    def facts(self) -> dict[str, int]:
        """Number of each fact that a route names, in the order of the routes."""
        found: dict[str, int] = {}
        for route in self.routes:
            for fact in (*chain.from_iterable(route.clauses), *route.gives):
                found.setdefault(fact, len(found))
        return found

    @cached_property
    def names(self) -> list[str]:
        """Facts by number."""
        return list(self.facts)

    @cached_property
    def network(self) -> Network:
        """The routes by number."""
        steps = tuple(
            Step(
                tuple(tuple(self.facts[fact] for fact in clause) for clause in route.clauses),
                tuple(self.facts[fact] for fact in route.gives),
                route.delay,
                route.grade,
                route.alone,
            )
            for route in self.routes
        )
        states = frozenset(
            number for fact, number in self.facts.items() if fact.partition("@")[0] in STATES
        )
        return Network(steps, states)

    @cached_property
    def brought(self) -> dict[str, tuple[str, ...]]:
        """What some means bring: other means, or an account that is nothing but that means."""
        found = {
            word: tuple(term.entraine) for word, term in self.means.items() if term.entraine
        }
        for account in self.accounts.values():
            if len(account.fiche.donne) == 1 and not account.is_key:
                word = account.fiche.donne[0]
                found[word] = (*found.get(word, ()), f"compte@{account.id}")
        return found

    def with_brought(self, facts: Iterable[str]) -> set[str]:
        """Facts, and those they bring, one after the other."""
        found = set(facts)
        while more := {one for fact in found for one in self._brings(fact)} - found:
            found |= more
        return found

    def _brings(self, fact: str) -> tuple[str, ...]:
        word, _, owner = fact.partition("@")
        term = self.means.get(word)
        if owner and (term is None or term.par_compte == "non"):
            return ()
        return self.brought.get(word, ())

    def within(self, held: Iterable[str]) -> Reach:
        """What is within reach of some facts; a fact no route names is of no use."""
        known = self.numbers(held)
        found = self._reached.get(known)
        if found is None:
            found = self._reached[known] = reach(self.network, known)
        return found

    def numbers(self, held: Iterable[str]) -> frozenset[int]:
        """Facts and those they bring, by number; a fact no route names is of no use."""
        return frozenset(
            self.facts[fact] for fact in self.with_brought(held) if fact in self.facts
        )

    def wanted(self, account: Account) -> Wanted:
        """An account to open, by number."""
        routes = [route for route, one in enumerate(self.ways) if one.account.id == account.id]
        return Wanted(
            self.facts.get(f"compte@{account.id}"),
            tuple(route for route in routes if self.ways[route].way.but != "demarche"),
            tuple(route for route in routes if self.ways[route].way.but == "demarche"),
            self.facts.get(NUMBER),
        )

    def start(self, means: Iterable[str], wanted: Iterable[str], never: Iterable[str] = ()
              ) -> frozenset[int]:
        """What is held: what is ticked, what everyone has, and which accounts exist.

        Args:
            means: facts ticked.
            wanted: ids of the accounts wanted.
            never: ids of those the person never had.
        """
        asked, none = set(wanted), set(never)
        return self.numbers([
            *means, *self.supposed,
            *(f"{'jamais' if one in none else 'existe'}@{one}"
              for one in self.accounts if one in asked or one not in self.unguessable),
        ])

    @cached_property
    def supposed(self) -> tuple[str, ...]:
        """Means that everyone has, or can make on the spot."""
        return tuple(word for word, term in self.means.items() if term.suppose == "oui")

    @cached_property
    def unguessable(self) -> frozenset[str]:
        """Accounts that one cannot suppose: a mailbox, an identity, a scheme, a locked device."""
        return frozenset(
            account.id for account in self.accounts.values()
            if (account.is_key and account.variant is not None)
            or (len(account.fiche.donne) == 1 and not account.is_key
                and account.fiche.donne != [NUMBER])
            or any(
                way.but == "creation" and any(
                    word in self.means and self.means[word].groupe == "regime"
                    for word in way.exige
                )
                for way in account.ways
            )
        )

    def asks(self, account: Account) -> tuple[list[str], list[str]]:
        """The means to ask about for one account: the first ``ASKED``, then the others.

        Those that the most of its routes name come first; where the number matters, what brings it
        back is asked too.
        """
        named = Counter(
            fact for route, one in zip(self.routes, self.ways, strict=True)
            if one.account.id == account.id
            for fact in {fact for clause in route.clauses for fact in clause}
            for _ in range(1 if one.way.but == "demarche" else 4)
        )
        if NUMBER in named:
            named.update(dict.fromkeys(BACK, 5))
        named.update({fact: 9 for fact in named if fact.startswith("mot-de-passe@")})
        found = [
            fact for fact in self.tickable if fact in named and fact not in self.supposed
        ]
        brought = {one for fact in found if "@" in fact for one in self._brings(fact)}
        found = [fact for fact in found if fact not in brought]
        kept = set(sorted(found, key=lambda fact: -named[fact])[:ASKED])
        return [one for one in found if one in kept], [one for one in found if one not in kept]

    @cached_property
    def tickable(self) -> list[str]:
        """Means a person may have, those of one account by account, in vocabulary order."""
        named = {
            fact for route in self.routes for clause in route.clauses for fact in clause
        }
        found = []
        for word, term in self.means.items():
            if term.par_compte == "non":
                found += [word] if word in named else []
            else:
                found += [
                    f"{word}@{account}" for account in self.accounts
                    if f"{word}@{account}" in named
                ]
        return found

    @cached_property
    def ticks(self) -> list[tuple[int, ...]]:
        """Each means a person may have, with those it brings, by number."""
        return [
            (self.facts[word], *(
                self.facts[fact] for fact in sorted(self.with_brought([word]) - {word})
                if fact in self.facts
            ))
            for word in self.tickable
        ]


def graph_of(corpus: Corpus) -> Graph:
    """The graph of a corpus."""
    accounts = {account.id: account for account in accounts_of(corpus)}
    delays = corpus.tables.vocabularies.get("delais", {})
    graph = Graph(
        accounts, corpus.tables.vocabularies.get("moyens", {}),
        {term.ordre: term.libelle for term in delays.values() if term.ordre},
    )
    by_sheet: dict[str, list[str]] = {}
    for account in accounts.values():
        by_sheet.setdefault(account.sheet, []).append(account.id)
    for account in accounts.values():
        for way in account.ways:
            delay = delays[way.delai].ordre if way.delai in delays else None
            graph.ways.append(WayIn(account, way))
            graph.routes.append(Route(
                tuple(_demands(graph, account, way, by_sheet)),
                tuple(sorted(graph.with_brought(_gifts(graph, account, way)))),
                delay or max((term.ordre or 1 for term in delays.values()), default=1),
                GRADES.get(way.certitude or "", DOUBTFUL),
                way.canal in ALONE and way.sans_risque == "oui",
            ))
    return graph


def _demands(
    graph: Graph, account: Account, way: Voie, by_sheet: dict[str, list[str]]
) -> Iterator[tuple[str, ...]]:
    for word in way.exige:
        yield tuple(_names(graph, account, [word]))
    if way.au_choix:
        yield tuple(_names(graph, account, way.au_choix))
    if way.passe_par:
        yield tuple(f"compte@{one}" for sheet in way.passe_par for one in by_sheet.get(sheet, ()))
    if way.but == "creation":
        yield (f"jamais@{account.id}",)
    elif way.but not in ("compte-neuf", "demarche") and not way.passe_par:
        yield (f"existe@{account.id}",)


def _names(graph: Graph, account: Account, words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield _own(graph, account, word)
        if word in RECORDED and _records(account, word):
            yield f"{word}@{account.id}"


def _own(graph: Graph, account: Account, word: str) -> str:
    term = graph.means.get(word)
    return f"{word}@{account.id}" if term and term.par_compte == "oui" else word


def _records(account: Account, word: str) -> bool:
    return any(
        way.but == "coordonnees" and RECORDED[word] in way.exige for way in account.ways
    )


def _gifts(graph: Graph, account: Account, way: Voie) -> list[str]:
    if way.but == "demarche":
        return []
    if way.rend:
        return [_own(graph, account, word) for word in way.rend]
    if way.but == "coordonnees":
        return [f"{word}@{account.id}" for word, at in RECORDED.items() if at in way.exige]
    if way.but == "identifiant":
        return [f"identifiant@{account.id}"]
    gifts = [f"mot-de-passe@{account.id}"] if way.but == "mot-de-passe" else []
    if way.but in OPENING or not account.has_code:
        gifts += [f"compte@{account.id}", *account.fiche.donne]
    return gifts
