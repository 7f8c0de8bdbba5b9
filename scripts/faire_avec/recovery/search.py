"""The fewest routes that meet some demands in time: exact, within a number of tries."""

from __future__ import annotations

from faire_avec.recovery.network import Clause, Network, Reach

# Tries of one search; the real sheets need a few dozen.
BUDGET = 1000
# Demands met one inside another; keeps the search far from the limits of both languages.
DEPTH = 100

# A clause, its deadline, and the facts it serves: a fact that needs itself is no way in.
Wanted = tuple[tuple[Clause, int, frozenset[int]], ...]


class _OutOfTriesError(Exception):
    pass


class Search:
    """Fewest routes that meet some clauses, each by its deadline."""

    def __init__(self, network: Network, within: Reach) -> None:
        self.network = network
        self.within = within
        self.tries = 0

    def fewest(self, wanted: Wanted, first: tuple[int, ...]) -> tuple[tuple[int, ...], bool]:
        """Routes, ``first`` included, and whether their number is the least for certain."""
        fallback = self._fastest(wanted, first)
        self.tries = 0
        try:
            for size in range(len(first), len(fallback) + 1):
                found = self._extend(wanted, first, {}, size, 0)
                if found is not None:
                    return found, True
        except _OutOfTriesError:
            pass
        return fallback, False

    def _fastest(self, wanted: Wanted, first: tuple[int, ...]) -> tuple[int, ...]:
        """The fastest way to each fact, without care for the number of steps."""
        times, ends = self.within.times, self.within.ends
        chosen = list(first)
        clauses = [clause for clause, _, _ in wanted]
        while clauses:
            clause = clauses.pop(0)
            fact = min((one for one in clause if one in times), key=lambda one: times[one])
            if fact in self.within.held:
                continue
            route = min(
                (one for one in self.network.givers[fact] if one in ends),
                key=lambda one: ends[one],
            )
            if route not in chosen:
                chosen.append(route)
                clauses.extend(self.network.steps[route].clauses)
        return tuple(chosen)

    def _extend(
        self, wanted: Wanted, chosen: tuple[int, ...], settled: dict[int, int], size: int,
        depth: int,
    ) -> tuple[int, ...] | None:
        self.tries += 1
        if self.tries > BUDGET or depth > DEPTH:
            raise _OutOfTriesError
        done = 0
        while done < len(wanted) and self._met(*wanted[done][:2], settled):
            done += 1
        if done == len(wanted):
            return chosen
        (clause, deadline, served), rest = wanted[done], wanted[done + 1:]
        for fact, route in self._options(clause, deadline, chosen, size):
            if fact in served:
                continue
            step = self.network.steps[route]
            serves = served | {fact}
            more = tuple((one, deadline - step.weight, serves) for one in step.clauses)
            found = self._extend(
                rest + more,
                chosen if route in chosen else (*chosen, route),
                {**settled, fact: deadline},
                size,
                depth + 1,
            )
            if found is not None:
                return found
        return None

    def _met(self, clause: Clause, deadline: int, settled: dict[int, int]) -> bool:
        return any(
            fact in self.within.held or (fact in settled and settled[fact] <= deadline)
            for fact in clause
        )

    def _options(
        self, clause: Clause, deadline: int, chosen: tuple[int, ...], size: int
    ) -> list[tuple[int, int]]:
        """Ways to have one of the facts in time: routes already chosen first."""
        ends = self.within.ends
        again: list[tuple[int, int]] = []
        new: list[tuple[int, int]] = []
        for fact in clause:
            for route in self.network.givers.get(fact, ()):
                if route in ends and ends[route] <= deadline:
                    (again if route in chosen else new).append((fact, route))
        return again + new if len(chosen) < size else again
