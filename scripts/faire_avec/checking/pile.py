"""Texts piled up, so that a rule passes over all of them at once and stops at the suspects."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from faire_avec.corpus import Text
from faire_avec.model.types import Kind


class Pile:
    """The texts of a sheet, or of the tables.

    Args:
        texts: in reading order.
    """

    def __init__(self, texts: Iterable[Text]) -> None:
        self._of_kind: dict[Kind, list[Text]] = {}
        self._joined: dict[Kind, _Joined] = {}
        for text in texts:
            self._of_kind.setdefault(text.role.kind, []).append(text)

    def worth_a_look(
        self, kinds: frozenset[Kind], suspect: Sequence[re.Pattern[str]] | None
    ) -> Iterator[Text]:
        """The texts of some kinds that may be wrong, by kind then in reading order.

        Args:
            kinds: what the texts are for.
            suspect: one of these is in every wrong text; None when every text is worth a look.
        """
        for kind in sorted(kinds & self._of_kind.keys()):
            if suspect is None:
                yield from self._of_kind[kind]
                continue
            joined = self._joined.get(kind)
            if joined is None:
                joined = self._joined[kind] = _Joined(self._of_kind[kind])
            yield from joined.suspects(suspect)


class _Joined:
    """Texts one after the other, each after a line break."""

    def __init__(self, texts: Sequence[Text]) -> None:
        self._texts = texts
        self._whole = "\n".join(["", *(text.text for text in texts), ""])
        # Where each begins, with the line break before it; then the end.
        self._starts = list(accumulate((len(text.text) + 1 for text in texts), initial=0))

    def suspects(self, patterns: Sequence[re.Pattern[str]]) -> list[Text]:
        """The texts that hold one of the patterns, in their order."""
        if len(patterns) == 1:
            ranks = self._ranks(patterns[0])
        else:
            ranks = iter(sorted({rank for one in patterns for rank in self._ranks(one)}))
        return [self._texts[rank] for rank in ranks]

    def _ranks(self, pattern: re.Pattern[str]) -> Iterator[int]:
        whole, starts, end = self._whole, self._starts, self._starts[-1]
        found = pattern.search(whole)
        while found is not None and found.start() < end:
            rank = bisect_right(starts, found.start()) - 1
            yield rank
            found = pattern.search(whole, starts[rank + 1])
