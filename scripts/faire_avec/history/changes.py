"""What changed between two states of a sheet, text by text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from faire_avec.history.outline import Node


@dataclass(frozen=True)
class Change:
    """Texts that left and texts that came, at one place of a sheet."""

    before: tuple[str, ...]
    after: tuple[str, ...]


def changes(before: Sequence[Node], after: Sequence[Node]) -> list[Change]:
    """Every difference between two outlines, in reading order."""
    old, new = list(_lines(before, "")), list(_lines(after, ""))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        Change(tuple(old[a:b]), tuple(new[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    ]


def _lines(nodes: Iterable[Node], path: str) -> Iterator[str]:
    for node in nodes:
        place = " › ".join(filter(None, (path, node.label)))
        if node.text:
            yield f"{place} : {node.text}" if place else node.text
        yield from _lines(node.children, place)
