"""Any sheet of any time as titles and texts: no model of today may refuse a text of yesterday."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from faire_avec.language.prose import SHEET_LINK
from faire_avec.model import SHEET_TYPES
from faire_avec.model.describe import Shape, describe
from faire_avec.model.tables import Contact
from faire_avec.model.types import Kind

# Fields that say nothing to a reader, or that the head of the page already shows.
_HIDDEN = {
    "titre", "en_bref", "dispenses", "anciens_ids", "themes", "publics", "competences",
    "a_revoir_tous_les", "alias", "id",
}
_WORDS = {True: "oui", False: "non"}


@dataclass(frozen=True)
class Names:
    """What identifiers meant.

    Args:
        current: present id by former id, for the links of old texts.
        contacts: entries of the table of contacts at that time.
        sources: entries of the bibliography at that time.
    """

    current: Mapping[str, str] = field(default_factory=dict)
    contacts: Mapping[str, Any] = field(default_factory=dict)
    sources: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Node:
    """A titled text, or a titled group.

    Args:
        label: its title; empty for an entry of a list.
        text: prose of the sheets; empty for a group.
        children: what the group holds.
    """

    label: str
    text: str = ""
    children: tuple[Node, ...] = ()


@lru_cache(maxsize=1)
def _labels() -> dict[str, str]:
    """Title of every field known today, by name; the first model met decides."""
    labels: dict[str, str] = {}
    waiting: list[type[BaseModel]] = [Contact, *(kind.model for kind in SHEET_TYPES.values())]
    seen: set[type[BaseModel]] = set()
    while waiting:
        model = waiting.pop(0)
        if model in seen:
            continue
        seen.add(model)
        for doc in describe(model):
            labels.setdefault(doc.name, doc.title)
            shape: Shape | None = doc.shape
            while shape is not None:
                if shape.model:
                    waiting.append(shape.model)
                shape = shape.item
    return labels


def _label(name: str) -> str:
    return _labels().get(name) or name.replace("_", " ").capitalize()


def outline(data: Any, names: Names) -> tuple[Node, ...]:
    """The texts of a sheet in the order they were written.

    Args:
        data: what the YAML of the sheet holds, whatever its shape.
        names: what identifiers meant then.
    """
    if not isinstance(data, dict):
        return (Node("", _text(data, "", names)),)
    return tuple(_children(data, names))


def _children(data: Mapping[Any, Any], names: Names) -> Iterator[Node]:
    for name, value in data.items():
        if name not in _HIDDEN and value not in (None, "", [], {}):
            yield _node(_label(str(name)), value, str(name), names)


def _node(label: str, value: Any, name: str, names: Names) -> Node:
    if isinstance(value, dict):
        return Node(label, children=tuple(_children(value, names)))
    if isinstance(value, list):
        return Node(label, children=tuple(_node("", item, name, names) for item in value))
    if name in ("personne", "professionnel", "contact") and value in names.contacts:
        entry = names.contacts[value]
        if isinstance(entry, dict):
            return Node(label, children=tuple(_children(entry, names)))
    return Node(label, _text(value, name, names))


def _text(value: Any, name: str, names: Names) -> str:
    if isinstance(value, bool):
        return _WORDS[value]
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    if name in ("source", "sources") and isinstance(names.sources.get(text), dict):
        source = names.sources[text]
        parts = [str(source[key]) for key in ("titre", "editeur", "date") if source.get(key)]
        return ", ".join(parts)
    if name in _references():
        return f"[[{names.current.get(text, text)}]]"
    return SHEET_LINK.sub(
        lambda link: link[0].replace(link[1], names.current.get(link[1], link[1]), 1), text
    )


@lru_cache(maxsize=1)
def _references() -> frozenset[str]:
    """Fields that hold the id of a sheet."""
    found = set()
    for kind in SHEET_TYPES.values():
        for doc in describe(kind.model):
            shape: Shape | None = doc.shape
            while shape is not None:
                if shape.role is not None and shape.role.kind is Kind.SHEET:
                    found.add(doc.name)
                shape = shape.item
    return frozenset(found | {"fiche", "fiches", "voir"})
