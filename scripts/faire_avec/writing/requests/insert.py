"""Add a doubt to the text of a sheet; every other line stays as it was."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from faire_avec.loading.nodes import parse
from faire_avec.model import SheetType

_KEY = "a_verifier"


def with_doubt(text: str, sheet_type: SheetType, entry: Mapping[str, str]) -> str:
    """The text of a sheet with one more entry in ``a_verifier``.

    Args:
        text: YAML of a sheet that reads.
        sheet_type: its type; gives the place of the field when it is not there yet.
        entry: what is doubtful, and how to check it.

    Raises:
        Refused: when the text is not YAML.
    """
    lines = text.rstrip("\n").split("\n")
    root = parse(text, "")[0].root
    assert isinstance(root, yaml.MappingNode)
    fields = {key.value: (key, value) for key, value in root.value}
    if _KEY not in fields:
        return _joined(lines, _first_after(fields, lines, sheet_type),
                       [f"{_KEY}:", *_dashed(entry, "  ")])
    node = fields[_KEY][1]
    if isinstance(node, yaml.SequenceNode) and not node.flow_style and node.value:
        end = _without_gap(lines, min(node.end_mark.line, len(lines)))
        return _joined(lines, end, _dashed(entry, " " * node.start_mark.column))
    # A list between brackets is written anew, one entry a line.
    kept = parse(text, "")[0].data[_KEY] or []
    start, end = fields[_KEY][0].start_mark.line, node.end_mark.line + 1
    fresh = [f"{_KEY}:", *(line for one in [*kept, entry] for line in _dashed(one, "  "))]
    return "\n".join([*lines[:start], *fresh, *lines[end:]]) + "\n"


def _dashed(entry: Mapping[str, str], margin: str) -> list[str]:
    dumped = yaml.safe_dump([dict(entry)], allow_unicode=True, sort_keys=False, width=96)
    return [margin + line if line else line for line in dumped.rstrip("\n").split("\n")]


def _joined(lines: list[str], at: int, added: list[str]) -> str:
    return "\n".join([*lines[:at], *added, *lines[at:]]) + "\n"


def _without_gap(lines: list[str], end: int) -> int:
    """The line after the last one that says something, comments excepted."""
    while end > 0 and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    return end


def _first_after(
    fields: Mapping[str, tuple[yaml.Node, yaml.Node]], lines: list[str], sheet_type: SheetType
) -> int:
    """Where the field goes: before the fields that come after it in the model."""
    order = list(sheet_type.model.model_fields)
    later = [
        fields[name][0].start_mark.line for name in order[order.index(_KEY) + 1 :] if name in fields
    ]
    return _without_gap(lines, min(later)) if later else len(lines)
