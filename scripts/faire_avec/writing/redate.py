"""Moving the date of a fact inside its file: ten signs change, or one line comes in."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import yaml

from faire_avec.loading.nodes import Refused, parse
from faire_avec.model.introspect import Location

_DATE = "verifie_le"


class CannotRedate(Exception):
    """The text cannot be changed without touching more than its dates."""


def redate(text: str, days: Mapping[Location, date]) -> str:
    """Give facts the day they were last seen true; nothing else of the text changes.

    Args:
        text: the whole file.
        days: day by place of the fact, a block that has a ``source``.

    Raises:
        CannotRedate: when a place is no such block, or the text would say something else.
    """
    try:
        document, problems = parse(text, "")
    except Refused as error:
        raise CannotRedate from error
    if problems or document.root is None:
        raise CannotRedate
    edits = [_edit(text, document.root, location, day) for location, day in days.items()]
    changed = text
    for start, end, fresh in sorted(edits, reverse=True):
        changed = changed[:start] + fresh + changed[end:]
    wanted = document.data
    for location, day in days.items():
        block = wanted
        for part in location:
            block = block[part]
        block[_DATE] = day.isoformat()
    try:
        if parse(changed, "")[0].data != wanted:
            raise CannotRedate
    except Refused as error:
        raise CannotRedate from error
    return changed


def _edit(text: str, root: yaml.Node, location: Location, day: date) -> tuple[int, int, str]:
    """What is replaced in the text: from, to, by what."""
    block: Any = root
    for part in location:
        if isinstance(block, yaml.MappingNode):
            block = _entries(block).get(str(part), (None, None))[1]
        elif isinstance(block, yaml.SequenceNode) and isinstance(part, int):
            block = block.value[part] if part < len(block.value) else None
    if not isinstance(block, yaml.MappingNode):
        raise CannotRedate
    entries = _entries(block)
    if _DATE in entries:
        value = entries[_DATE][1]
        return value.start_mark.index, value.end_mark.index, day.isoformat()
    if "source" not in entries:
        raise CannotRedate
    key, value = entries["source"]
    at = value.end_mark.index
    if block.flow_style:
        return at, at, f", {_DATE}: {day.isoformat()}"
    end = text.find("\n", at)
    end = len(text) if end < 0 else end
    return end, end, f"\n{' ' * key.start_mark.column}{_DATE}: {day.isoformat()}"


def _entries(block: yaml.MappingNode) -> dict[str, tuple[Any, Any]]:
    return {key.value: (key, value) for key, value in block.value}
