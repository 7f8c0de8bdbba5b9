"""Safe repairs of a sheet's text, comments and layout kept: spaces, dates, ids, order of fields.

Only what cannot change the meaning is touched. The text that comes out says the same thing as
the one that went in, or the repair is given up.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from faire_avec.language.fold import slugify
from faire_avec.loading.nodes import Refused, parse
from faire_avec.model import SheetType
from faire_avec.model.describe import Shape, describe
from faire_avec.model.types import Kind

_FRENCH_DAY = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_ODD_SPACES = re.compile("[\u00a0\u2009\u202f]")
_TOP_KEY = re.compile(r"[A-Za-z_][\w-]*:(?:\s|$)")
# How lists are indented under their key; the one that gives back the text as it was is kept.
_INDENTS = ((2, 4, 2), (2, 2, 0))


@dataclass(frozen=True)
class Repair:
    """A repaired text.

    Args:
        text: the sheet.
        done: what was repaired, in French; empty when nothing was.
    """

    text: str
    done: tuple[str, ...]


def repair(text: str, sheet_type: SheetType) -> Repair:
    """Repair what is safe in the text of a sheet.

    Args:
        text: the whole file.
        sheet_type: what kind of sheet it should be.
    """
    done: list[str] = []
    spaces: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("espaces en fin de ligne", _trailing_spaces),
        ("espaces insécables, remises par la page elle-même", _plain_spaces),
        ("espaces autour de la ponctuation française", _french_spaces),
    )
    for name, step in spaces:
        fresh = step(text)
        if fresh != text:
            text = fresh
            done.append(name)
    steps: tuple[tuple[str, Callable[[str], str]], ...] = (
        ("dates et identifiants", lambda given: _values(given, sheet_type)),
        ("ordre des champs", lambda given: _order(given, sheet_type)),
    )
    for name, step in steps:
        fresh = step(text)
        if fresh != text and _readable(fresh):
            text = fresh
            done.append(name)
    return Repair(text, tuple(done))


def _readable(text: str) -> bool:
    try:
        _, problems = parse(text, "")
    except Refused:
        return False
    return not problems


def _trailing_spaces(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).rstrip("\n") + "\n"


def _plain_spaces(text: str) -> str:
    return _ODD_SPACES.sub(" ", text)


def _french_spaces(text: str) -> str:
    text = re.sub(r"«(?=[^\s»])", "« ", text)
    text = re.sub(r"(?<=[^\s«])»", " »", text)
    return re.sub(r"(?<=[a-zà-ÿ0-9)])([?!;])(?=[\s\"']|$)", r" \1", text, flags=re.MULTILINE)


def _values(text: str, sheet_type: SheetType) -> str:
    """Dates written the French way, ids with accents or capitals."""
    for indent in _INDENTS:
        editor = YAML()
        editor.preserve_quotes = True
        editor.width = 4096
        editor.indent(mapping=indent[0], sequence=indent[1], offset=indent[2])
        try:
            data = editor.load(text)
            if _written(editor, data) != text:
                continue
        except YAMLError:
            return text
        if isinstance(data, dict):
            _mend(data, sheet_type.model)
        return _written(editor, data)
    return text


def _written(editor: YAML, data: Any) -> str:
    stream = io.StringIO()
    editor.dump(data, stream)
    return stream.getvalue()


def _mend(data: Any, model: type[BaseModel]) -> None:
    for doc in describe(model):
        if isinstance(data, dict) and doc.name in data:
            data[doc.name] = _mended(data[doc.name], doc.shape)


def _mended(value: Any, shape: Shape) -> Any:
    if isinstance(value, list) and shape.item is not None:
        for rank, entry in enumerate(value):
            value[rank] = _mended(entry, shape.item)
        return value
    if isinstance(value, dict) and shape.model is not None:
        _mend(value, shape.model)
        return value
    if not isinstance(value, str):
        return value
    if shape.type is date:
        return _iso(value)
    is_id = shape.role is not None and shape.role.kind in (
        Kind.SHEET, Kind.SOURCE, Kind.CONTACT, Kind.TERM, Kind.PASSAGE
    )
    if is_id or (shape.role is None and shape.type is str):
        return slugify(value) or value
    return value


def _iso(value: str) -> Any:
    """The date itself, so that it is written without quotes; the text when it is no date."""
    match = _FRENCH_DAY.fullmatch(value.strip())
    if match is None:
        return value
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return value


def _order(text: str, sheet_type: SheetType) -> str:
    """Top-level fields in the model's order, each with the comments just above it."""
    blocks = _blocks(text)
    if blocks is None:
        return text
    head, fields = blocks
    ranks = {doc.name: rank for rank, doc in enumerate(describe(sheet_type.model))}
    if any(name not in ranks for name, _ in fields):
        return text
    ordered = sorted(fields, key=lambda field: ranks[field[0]])
    return head + "".join(lines for _, lines in ordered)


def _blocks(text: str) -> tuple[str, list[tuple[str, str]]] | None:
    """The comments at the head of a sheet, then each field with its own lines."""
    head: list[str] = []
    fields: list[tuple[str, list[str]]] = []
    waiting: list[str] = []
    for line in text.splitlines(keepends=True):
        if _TOP_KEY.match(line):
            if not fields:
                cut = next((i for i, given in enumerate(waiting[::-1]) if not given.strip()), None)
                kept = waiting[len(waiting) - cut :] if cut is not None else []
                head = waiting[: len(waiting) - len(kept)]
                waiting = kept
            fields.append((line.split(":", 1)[0], [*waiting, line]))
            waiting = []
        elif line.startswith("#") or not line.strip():
            waiting.append(line)
        elif not fields:
            return None
        else:
            fields[-1][1].extend([*waiting, line])
            waiting = []
    if fields:
        fields[-1][1].extend(waiting)
    return "".join(head), [(name, "".join(lines)) for name, lines in fields]

