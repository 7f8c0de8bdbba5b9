"""The models told in French: what each field is, for the reference, the templates, the schema."""

from __future__ import annotations

import types
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo

from faire_avec.model.base import Shorthand
from faire_avec.model.introspect import unwrap
from faire_avec.model.types import PARTIAL_DATE, Kind, Role


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
        shortest: least number of signs or entries, when there is one.
        longest: greatest number of signs or entries, when there is one.
        pattern: regular expression of a text, when there is one.
        text: shape of the text, where either a text or a block is accepted.
        nullable: whether the field may be left empty.
    """

    name: str
    item: Shape | None = None
    model: type[BaseModel] | None = None
    choices: tuple[str, ...] = ()
    role: Role | None = None
    type: type | None = None
    shortest: int | None = None
    longest: int | None = None
    pattern: str | None = None
    text: Shape | None = None
    nullable: bool = False


@dataclass(frozen=True)
class FieldDoc:
    """A field as a contributor reads it."""

    name: str
    title: str
    description: str
    required: bool
    shape: Shape
    examples: tuple[Any, ...] = ()
    default: Any = None


_ROLES = {
    Kind.LINE: "texte sur une ligne",
    Kind.PROSE: "texte, avec liens et emphase",
    Kind.URL: "adresse https://",
    Kind.EMAIL: "adresse mail d'un service",
    Kind.PHONE: "numéro de téléphone",
    Kind.SOURCE: "identifiant de sources.yml",
    Kind.CONTACT: "identifiant de contacts.yml",
    Kind.REMINDER: "identifiant de rappels.yml",
    Kind.PASSAGE: "identifiant de passages.yml",
}


@cache
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
        default=None if field.is_required() else field.default,
    )


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> Shape:
    annotation, extra = unwrap(annotation)
    metadata = (*metadata, *extra)
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        shapes = [_shape(part, metadata if len(parts) == 1 else ()) for part in parts]
        if len(shapes) == 1:
            return replace(shapes[0], nullable=True)
        block = next((shape.model for shape in shapes if shape.model), None)
        return Shape(" ou ".join(shape.name for shape in shapes), model=block,
                     role=shapes[0].role, text=shapes[0])
    if origin is list:
        item = _shape(get_args(annotation)[0])
        limits = _limits(metadata)
        return Shape(f"liste : {item.name}", item=item, shortest=limits[0], longest=limits[1])
    if origin is Literal:
        words = tuple(str(word) for word in get_args(annotation))
        return Shape("un mot parmi " + ", ".join(words), choices=words)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        name = "texte seul, ou bloc" if issubclass(annotation, Shorthand) else "bloc"
        return Shape(name, model=annotation)
    return _leaf(annotation, metadata)


def _limits(metadata: tuple[Any, ...]) -> tuple[int | None, int | None, str | None]:
    """Least and greatest length, and pattern, said by the constraints of an annotation."""
    shortest: int | None = None
    longest: int | None = None
    pattern: str | None = None
    for item in metadata:
        shortest = getattr(item, "min_length", None) or shortest
        longest = getattr(item, "max_length", None) or longest
        pattern = getattr(item, "pattern", None) or pattern
    return shortest, longest, pattern


def _leaf(annotation: Any, metadata: tuple[Any, ...]) -> Shape:
    if annotation is date:
        return Shape("date AAAA-MM-JJ", type=date)
    if annotation is bool:
        return Shape("oui ou non", type=bool)
    if annotation is int:
        return Shape("nombre entier", type=int)
    shortest, longest, pattern = _limits(metadata)
    role = next((item for item in metadata if isinstance(item, Role)), None)
    if role is None and any(isinstance(item, BeforeValidator) for item in metadata):
        return Shape("date AAAA, AAAA-MM ou AAAA-MM-JJ", type=date, pattern=PARTIAL_DATE)
    return Shape(_text_name(role), role=role, type=None if role else str, shortest=shortest,
                 longest=longest, pattern=pattern)


def _text_name(role: Role | None) -> str:
    if role is None:
        return "identifiant"
    if role.kind is Kind.TERM:
        return f"mot du vocabulaire « {role.vocabulary} »"
    if role.kind is Kind.SHEET:
        kinds = f" ({' ou '.join(role.targets)})" if role.targets else ""
        return f"identifiant de fiche{kinds}"
    return _ROLES[role.kind]
