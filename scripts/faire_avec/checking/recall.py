"""What earlier checks found, kept in one sealed file and keyed on content.

A key holds the sheet's text, the shared tables, the day and the engine itself: when any of them
changes, the sheet is read again. What is not whole, or not of the right shape, is forgotten.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import ConfigDict, TypeAdapter, ValidationError

from faire_avec.corpus import Edge, Entry
from faire_avec.loading.codes import READING_RULES
from faire_avec.loading.files import SheetFile
from faire_avec.machine.byproducts import (
    cache_folder,
    engine,
    fingerprint,
    read_sealed,
    write_sealed,
)
from faire_avec.problems import Problem, Rule
from faire_avec.rules import all_rules

_MAX_BYTES = 100_000_000
# path, line, column, code, message, suggestion
_Said = tuple[str, int, int, str, str, str | None]
# target, relation, location, offset, allowed
_Link = tuple[str, str | None, tuple[str | int, ...], int | None, tuple[str, ...]]
# What is kept of a file: its entry, as JSON of its own since it is seldom needed, and its problems.
Kept = tuple[str, tuple[_Said, ...]]
_STRICT = ConfigDict(strict=True)
# titre, alias, anciens_ids, links
_ENTRY: TypeAdapter[
    tuple[str | None, tuple[str, ...], tuple[str, ...], tuple[_Link, ...]]
] = TypeAdapter(
    tuple[str | None, tuple[str, ...], tuple[str, ...], tuple[_Link, ...]], config=_STRICT
)
_ALL: TypeAdapter[dict[str, Kept]] = TypeAdapter(dict[str, Kept], config=_STRICT)


def kept(entry: Entry | None, problems: Sequence[Problem]) -> Kept:
    """What to keep of a file; the tables have no entry."""
    written = "" if entry is None else json.dumps([
        entry.titre, entry.alias, entry.anciens_ids,
        [(edge.target, edge.relation, edge.location, edge.offset, edge.allowed)
         for edge in entry.edges],
    ], ensure_ascii=False, separators=(",", ":"))
    return written, tuple(
        (p.path, p.line, p.column, p.rule.code, p.message, p.suggestion) for p in problems
    )


class Recall:
    """Findings by key; only those used in this run are kept for the next.

    Args:
        path: the file; None to remember nothing once the run is over.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._old: dict[str, Kept] = _read(path) if path else {}
        self._new: dict[str, Kept] = {}
        self._changed = False

    def key(self, kind: str, today: date, *parts: str) -> str:
        """Key of a finding: all that it depends on.

        Args:
            kind: what was looked at, ``fiche`` or another.
            today: the day dates are judged on.
            parts: names and digests of what was read.
        """
        return fingerprint(engine(), kind, today.isoformat(), *parts)

    def knows(self, key: str) -> bool:
        """Whether something was found for this key, in this run or before; it is kept then."""
        if key in self._new:
            return True
        known = self._old.get(key)
        rules = _rules()
        if known is None or any(said[3] not in rules for said in known[1]):
            return False
        self._new[key] = known
        return True

    def problems(self, key: str) -> list[Problem]:
        """The problems found for a key that is known."""
        rules = _rules()
        return [
            Problem(path, line, column, rules[code], message, suggestion)
            for path, line, column, code, message, suggestion in self._new[key][1]
        ]

    def written(self, key: str) -> str:
        """What is kept of the entry found for a key that is known: another when it is another."""
        return self._new[key][0]

    def entry(self, key: str, file: SheetFile) -> Entry | None:
        """The entry found in a file, for a key that is known; None when it cannot be read."""
        try:
            titre, alias, former, links = _ENTRY.validate_json(self.written(key))
        except ValidationError:
            return None
        return Entry(
            file.id, file.type.name, file.shown, titre, alias, former,
            tuple(
                Edge(file.id, target, relation, location, offset, allowed)
                for target, relation, location, offset, allowed in links
            ),
        )

    def put(self, key: str, found: Kept) -> None:
        """Remember what was found."""
        self._changed = True
        self._new[key] = found

    def save(self) -> None:
        """Write the file, when something changed. A folder that cannot be written is no error."""
        if self._path is None or not (self._changed or len(self._new) != len(self._old)):
            return
        try:
            content = json.dumps(self._new, ensure_ascii=False, separators=(",", ":")).encode()
        except ValueError:
            return  # a text that UTF-8 cannot write
        write_sealed(self._path, content)


def recall_of(sheets: Path) -> Recall:
    """What is remembered of a folder of sheets."""
    return Recall(cache_folder(sheets) / "verifier")


def _read(path: Path) -> dict[str, Kept]:
    content = read_sealed(path, _MAX_BYTES)
    if content is None:
        return {}
    try:
        return _ALL.validate_json(content)
    except ValidationError:
        return {}


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    rules = [*READING_RULES, *(module.rule for module in all_rules())]
    return {rule.code: rule for rule in rules}
