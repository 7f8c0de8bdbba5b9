"""What earlier checks found, kept in one JSON file and keyed on content.

A key holds the sheet's text, the shared tables, the day and the engine itself: when any of them
changes, the sheet is read again.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from faire_avec.corpus import Edge, Entry
from faire_avec.loading.codes import READING_RULES
from faire_avec.problems import Problem, Rule
from faire_avec.rules import all_rules

FORMAT = 1
Found = tuple[Entry, list[Problem]]


class Recall:
    """Findings by key; only those used in this run are kept for the next.

    Args:
        path: the JSON file; None to remember nothing.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._old: dict[str, Any] = _read(path) if path else {}
        self._new: dict[str, Any] = {}
        self._changed = False

    def key(self, shown: str, text: str, tables: str, today: date) -> str:
        """Key of a sheet: its name, its text, and all that its findings depend on."""
        digest = hashlib.sha256(_engine().encode())
        for part in (tables, today.isoformat(), shown, text):
            digest.update(b"\0" + part.encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def get(self, key: str) -> Found | None:
        """What was found for this key, if it is known."""
        known = self._old.get(key)
        if known is None:
            return None
        self._new[key] = known
        rules = _rules()
        return (
            _entry(known["fiche"]),
            [Problem(path, line, column, rules[code], message, suggestion)
             for path, line, column, code, message, suggestion in known["problemes"]],
        )

    def put(self, key: str, entry: Entry, problems: list[Problem]) -> None:
        """Remember what was found."""
        if self._path is None:
            return
        self._changed = True
        self._new[key] = {
            "fiche": [
                entry.id, entry.type, entry.path, entry.titre, entry.alias, entry.anciens_ids,
                [[edge.target, edge.relation, edge.location, edge.offset, edge.allowed]
                 for edge in entry.edges],
            ],
            "problemes": [
                [p.path, p.line, p.column, p.rule.code, p.message, p.suggestion] for p in problems
            ],
        }

    def save(self) -> None:
        """Write the file, when something changed. A folder that cannot be written is no error."""
        if self._path is None or not (self._changed or len(self._new) != len(self._old)):
            return
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self._path.with_suffix(".tmp")
            fresh.write_text(
                json.dumps({"format": FORMAT, "fiches": self._new}, ensure_ascii=False),
                encoding="utf-8",
            )
            fresh.replace(self._path)
        except OSError:
            return


def _read(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        return {}
    sheets = content.get("fiches")
    return sheets if isinstance(sheets, dict) else {}


def _entry(fields: list[Any]) -> Entry:
    sheet_id, kind, path, title, alias, former, edges = fields
    return Entry(
        sheet_id, kind, path, title, tuple(alias), tuple(former),
        tuple(
            Edge(sheet_id, target, relation, tuple(location), offset, tuple(allowed))
            for target, relation, location, offset, allowed in edges
        ),
    )


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    rules = [*READING_RULES, *(module.rule for module in all_rules())]
    return {rule.code: rule for rule in rules}


@lru_cache(maxsize=1)
def _engine() -> str:
    """A digest of the engine's own code: a new rule forgets what the old ones found."""
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()
