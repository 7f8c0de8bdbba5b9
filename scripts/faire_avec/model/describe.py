"""The models told in French: what each field is, for the reference, the templates, the schema."""

from __future__ import annotations

import types
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from faire_avec.model.base import Shorthand
from faire_avec.model.introspect import unwrap
from faire_avec.model.types import Kind, Role


@dataclass(frozen=True)
class Shape:
    """The form of a value.

    Args:
        name: what it is, in French.
        item: shape of the entries, for a list.
        model: the block it is made of, for a block.
        choices: accepted words, for a closed list.
        role: what the text is for, for a text.
        type: Python type of a bare value.
    """

    name: str
    item: Shape | None = None
    model: type[BaseModel] | None = None
    choices: tuple[str, ...] = ()
    role: Role | None = None
    type: type | None = None


@dataclass(frozen=True)
class FieldDoc:
    """A field as a contributor reads it."""

    name: str
    title: str
    description: str
    required: bool
    shape: Shape
    examples: tuple[Any, ...] = ()


_ROLES = {
    Kind.LINE: "texte sur une ligne",
    Kind.PROSE: "texte, avec liens et emphase",
    Kind.URL: "adresse https://",
    Kind.SOURCE: "identifiant de sources.yml",
    Kind.CONTACT: "identifiant de contacts.yml",
}


def describe(model: type[BaseModel]) -> tuple[FieldDoc, ...]:
    """Every field of a model, in the order it is written."""
    return tuple(_field(name, field) for name, field in model.model_fields.items())


def _field(name: str, field: FieldInfo) -> FieldDoc:
    return FieldDoc(
        name=name,
        title=field.title or name,
        description=field.description or "",
        required=field.is_required(),
        shape=_shape(field.annotation, tuple(field.metadata)),
        examples=tuple(field.examples or ()),
    )


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    annotation, extra = unwrap(annotation)
    metadata = (*metadata, *extra)
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        shapes = [_shape(part, metadata if len(parts) == 1 else ()) for part in parts]
        if len(shapes) == 1:
            return shapes[0]
        block = next((shape.model for shape in shapes if shape.model), None)
        return Shape(" ou ".join(shape.name for shape in shapes), model=block, role=shapes[0].role)
    if origin is list:
        item = _shape(get_args(annotation)[0])
        return Shape(f"liste : {item.name}", item=item)
    if origin is Literal:
        words = tuple(str(word) for word in get_args(annotation))
        return Shape("un mot parmi " + ", ".join(words), choices=words)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        name = "texte seul, ou bloc" if issubclass(annotation, Shorthand) else "bloc"
        return Shape(name, model=annotation)
    return _leaf(annotation, metadata)


def _leaf(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    if annotation is date:
        return Shape("date AAAA-MM-JJ", type=date)
    if annotation is bool:
        return Shape("oui ou non", type=bool)
    if annotation is int:
        return Shape("nombre entier", type=int)
    role = next((item for item in metadata if isinstance(item, Role)), None)
    if role is None:
        checked = any(isinstance(item, BeforeValidator) for item in metadata)
        name = "date AAAA, AAAA-MM ou AAAA-MM-JJ" if checked else "identifiant"
        return Shape(name, type=date if checked else str)
    if role.kind is Kind.TERM:
        return Shape(f"mot du vocabulaire « {role.vocabulary} »", role=role)
    if role.kind is Kind.SHEET:
        kinds = f" ({' ou '.join(role.targets)})" if role.targets else ""
        return Shape(f"identifiant de fiche{kinds}", role=role)
    return Shape(_ROLES[role.kind], role=role)

