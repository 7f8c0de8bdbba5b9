"""Every text of a guide, once: those of the sheets and those of every shared table, keys included.

Rules about texts receive a ``Text`` and say what is wrong with it; none of them chooses where to
look. A table added to ``TABLES`` is walked from its first day, its untyped entries too.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from faire_avec.corpus.sheet import Sheet
from faire_avec.corpus.tables import Table, Tables
from faire_avec.language.prose import web_links
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Leaf, Location, leaves
from faire_avec.model.tables import KEYS
from faire_avec.model.types import Kind, Role
from faire_avec.problems import Problem, Rule

_KEY = Role(Kind.KEY)
_LINE = Role(Kind.LINE)
# What no model describes: its form is reported already, what it says may still harm.
_UNTYPED = Role(Kind.LINE, tells_where=True)


class Text(NamedTuple):
    """One text and its place.

    Args:
        document: the file it is in.
        location: where it stands in the file.
        text: what is written.
        role: what it is for.
        owner: the sheet's id, or the table's name.
        is_key: whether it is the name of an entry, not a value.
    """

    document: Document
    location: Location
    text: str
    role: Role
    owner: str
    is_key: bool = False

    @property
    def kind(self) -> Kind:
        return self.role.kind

    @property
    def position(self) -> tuple[int, int]:
        """Line and column, from 1."""
        return self.document.position(self.location, of_key=self.is_key)

    @property
    def addresses(self) -> list[str]:
        """The addresses a reader could follow: the text itself, or the links of its prose."""
        if self.kind is Kind.URL:
            return [self.text]
        if self.kind is Kind.PROSE:
            return [url for _, url in web_links(self.text)]
        return []

    def problem(self, rule: Rule, message: str, suggestion: str | None = None) -> Problem:
        """A problem placed where the text is."""
        return Problem(self.document.path, *self.position, rule, message, suggestion)


def sheet_texts(sheet: Sheet) -> Iterator[Text]:
    """Every text of a sheet that has a role."""
    document, owner = sheet.document, sheet.id
    for location, text, role in sheet.leaves:
        yield Text(document, location, text, role, owner)


def table_texts(tables: Tables) -> Iterator[Text]:
    """Every text of every shared table: typed fields, names of entries, and what has no type."""
    for name, table in tables.by_name.items():
        for location, text, role, is_key in _walk(name, table):
            yield Text(table.document, location, text, role, name, is_key)


def _walk(name: str, table: Table[Any]) -> Iterator[tuple[Location, str, Role, bool]]:
    for key, raw in table.declared.items():
        yield (key,), key, KEYS.get(name, _KEY), True
        yield from _below((key,), raw, table.entries.get(key))


def _below(
    location: Location, raw: Any, typed: Any
) -> Iterator[tuple[Location, str, Role, bool]]:
    if isinstance(typed, BaseModel):
        for place, text, role in _leaves(typed, location):
            yield place, text, role, False
    elif isinstance(raw, dict):
        for key, value in raw.items():
            yield (*location, key), key, _KEY, True
            inside = typed.get(key) if isinstance(typed, dict) else None
            yield from _below((*location, key), value, inside)
    elif isinstance(raw, list):
        for rank, value in enumerate(raw):
            inside = typed[rank] if isinstance(typed, tuple) else None
            yield from _below((*location, rank), value, inside)
    elif isinstance(raw, str):
        yield location, raw, _UNTYPED if typed is None else _LINE, False


def _leaves(model: BaseModel, base: Location) -> Iterator[Leaf]:
    for location, text, role in leaves(model):
        yield (*base, *location), text, role
