"""Helpers shared by the rules to place a problem in a file."""

from __future__ import annotations

from typing import Any

from faire_avec.corpus import Sheet, Table
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Location
from faire_avec.problems import Problem, Rule


def at_document(
    document: Document,
    location: Location,
    rule: Rule,
    message: str,
    suggestion: str | None = None,
    *,
    of_key: bool = False,
) -> Problem:
    """A problem placed at ``location`` in a YAML file."""
    line, column = document.position(location, of_key=of_key)
    return Problem(document.path, line, column, rule, message, suggestion)


def at(
    sheet: Sheet,
    location: Location,
    rule: Rule,
    message: str,
    suggestion: str | None = None,
    *,
    of_key: bool = False,
) -> Problem:
    """A problem placed at ``location`` in a sheet."""
    return at_document(sheet.document, location, rule, message, suggestion, of_key=of_key)


def in_table(
    table: Table[Any], location: Location, rule: Rule, message: str, suggestion: str | None = None
) -> Problem:
    """A problem placed at ``location`` in a shared table."""
    return at_document(table.document, location, rule, message, suggestion)
