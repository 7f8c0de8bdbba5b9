"""What earlier checks found, kept in one sealed file and keyed on content.

A key holds the sheet's text, the shared tables, the day and the engine itself: when any of them
changes, the sheet is read again. What is not whole, or not of the right shape, is forgotten.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

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
Found = tuple[Entry, list[Problem]]


class _Kept(BaseModel):
    """What is kept of a sheet, as JSON."""

    model_config = ConfigDict(strict=True, extra="forbid")

    titre: str | None
    alias: tuple[str, ...]
    anciens_ids: tuple[str, ...]
    # target, relation, location, offset, allowed
    liens: tuple[
        tuple[str, str | None, tuple[str | int, ...], int | None, tuple[str, ...]], ...
    ]
    # path, line, column, code, message, suggestion
    problemes: tuple[tuple[str, int, int, str, str, str | None], ...]


_ALL = TypeAdapter(dict[str, _Kept])


class Recall:
    """Findings by key; only those used in this run are kept for the next.

    Args:
        path: the file; None to remember nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._old: dict[str, _Kept] = _read(path) if path else {}
        self._new: dict[str, _Kept] = {}
        self._changed = False

    def key(self, shown: str, digest: str, tables: str, today: date) -> str:
        """Key of a file, or of a folder's tables: all that its findings depend on.

        Args:
            shown: its name in the messages.
            digest: that of its text; empty for the tables, whose own digest is enough.
            tables: digest of the shared tables.
            today: the day dates are judged on.
        """
        if self._path is None:
            return ""
        return fingerprint(engine(), tables, today.isoformat(), shown, digest)

    def get(self, key: str, file: SheetFile) -> Found | None:
        """What was found in a file for this key, if it is known."""
        problems = self.problems(key)
        return None if problems is None else (_entry(file, self._new[key]), problems)

    def problems(self, key: str) -> list[Problem] | None:
        """The problems found for this key, if they are known."""
        known = self._old.get(key)
        rules = _rules()
        if known is None or any(code not in rules for _, _, _, code, _, _ in known.problemes):
            return None
        self._new[key] = known
        return [
            Problem(path, line, column, rules[code], message, suggestion)
            for path, line, column, code, message, suggestion in known.problemes
        ]

    def put(self, key: str, entry: Entry | None, problems: list[Problem]) -> None:
        """Remember what was found; the tables have no entry."""
        if self._path is None:
            return
        self._changed = True
        self._new[key] = _Kept(
            titre=entry.titre if entry else None,
            alias=entry.alias if entry else (),
            anciens_ids=entry.anciens_ids if entry else (),
            liens=tuple(
                (edge.target, edge.relation, tuple(edge.location), edge.offset, edge.allowed)
                for edge in (entry.edges if entry else ())
            ),
            problemes=tuple(
                (p.path, p.line, p.column, p.rule.code, p.message, p.suggestion)
                for p in problems
            ),
        )

    def save(self) -> None:
        """Write the file, when something changed. A folder that cannot be written is no error."""
        if self._path is None or not (self._changed or len(self._new) != len(self._old)):
            return
        try:
            content = _ALL.dump_json(self._new)
        except ValueError:
            return  # a text that UTF-8 cannot write
        write_sealed(self._path, content)


def recall_of(sheets: Path) -> Recall:
    """What is remembered of a folder of sheets."""
    return Recall(cache_folder(sheets) / "verifier")


def _read(path: Path) -> dict[str, _Kept]:
    content = read_sealed(path, _MAX_BYTES)
    if content is None:
        return {}
    try:
        return _ALL.validate_json(content)
    except ValidationError:
        return {}


def _entry(file: SheetFile, known: _Kept) -> Entry:
    return Entry(
        file.id, file.type.name, file.shown, known.titre, known.alias, known.anciens_ids,
        tuple(
            Edge(file.id, target, relation, location, offset, allowed)
            for target, relation, location, offset, allowed in known.liens
        ),
    )


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    rules = [*READING_RULES, *(module.rule for module in all_rules())]
    return {rule.code: rule for rule in rules}
