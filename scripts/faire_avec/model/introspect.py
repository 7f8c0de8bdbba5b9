"""Reading the models: what a field holds, and every text leaf of a sheet with its role."""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from faire_avec.model.types import Role, Span

Location = tuple[str | int, ...]
Leaf = tuple[Location, str, Role]
# Adds the leaves of a value, found at a place, to a list.
_Visitor = Callable[[Any, Location, list[Leaf]], None]


def unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Strip ``Annotated`` and return the bare type with its metadata."""
    metadata: tuple[Any, ...] = ()
    while get_origin(annotation) is Annotated:
        annotation, *extra = get_args(annotation)
        metadata = (*metadata, *extra)
    return annotation, metadata


def _role_of(metadata: tuple[Any, ...]) -> Role | None:
    return next((item for item in metadata if isinstance(item, Role)), None)


def _choices(annotation: Any) -> list[Any]:
    if get_origin(annotation) in (Union, types.UnionType):
        return [part for part in get_args(annotation) if part is not type(None)]
    return [annotation]


def _visitor(annotation: Any, metadata: tuple[Any, ...] = ()) -> _Visitor | None:
    bare, inner = unwrap(annotation)
    role = _role_of((*metadata, *inner))
    choices = _choices(bare)
    if len(choices) > 1 or choices[0] is not bare:
        return _union_visitor(choices, metadata)
    if get_origin(bare) is list:
        return _list_visitor(get_args(bare)[0])
    if isinstance(bare, type) and issubclass(bare, BaseModel):
        return _visit_model
    if bare is str and role is not None:
        return lambda value, location, found: found.append((location, value, role))
    return None


def _union_visitor(choices: list[Any], metadata: tuple[Any, ...]) -> _Visitor | None:
    text: _Visitor | None = None
    block: _Visitor | None = None
    for choice in choices:
        visitor = _visitor(choice, metadata)
        if unwrap(choice)[0] is str:
            text = visitor
        elif visitor is not None:
            block = visitor
    if text is None and block is None:
        return None

    def visit(value: Any, location: Location, found: list[Leaf]) -> None:
        chosen = text if isinstance(value, str) else block
        if chosen is not None:
            chosen(value, location, found)

    return visit


def _list_visitor(item: Any) -> _Visitor | None:
    visit_item = _visitor(item)
    if visit_item is None:
        return None

    def visit(value: Any, location: Location, found: list[Leaf]) -> None:
        for index, entry in enumerate(value):
            visit_item(entry, (*location, index), found)

    return visit


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, _Visitor], ...]:
    plan = []
    for name, field in model.model_fields.items():
        visitor = _visitor(field.annotation, tuple(field.metadata))
        if visitor is not None:
            plan.append((name, visitor))
    return tuple(plan)


def _visit_model(model: BaseModel, location: Location, found: list[Leaf]) -> None:
    values = vars(model)
    for name, visit in _plan(type(model)):
        value = values[name]
        if value is not None:
            visit(value, (*location, name), found)


def leaves(model: BaseModel) -> list[Leaf]:
    """Every text of a validated model that has a role: ``(location, text, role)``."""
    found: list[Leaf] = []
    _visit_model(model, (), found)
    return found


def nested_models(annotation: Any) -> list[type[BaseModel]]:
    """The models a field of this type may hold, directly or in a list."""
    bare, _ = unwrap(annotation)
    found: list[type[BaseModel]] = []
    for choice in _choices(bare):
        inner, _ = unwrap(choice)
        if get_origin(inner) is list:
            found += nested_models(get_args(inner)[0])
        elif isinstance(inner, type) and issubclass(inner, BaseModel):
            found.append(inner)
    return found


@cache
def _block_fields(model: type[BaseModel]) -> tuple[str, ...]:
    return tuple(
        name for name, field in model.model_fields.items() if nested_models(field.annotation)
    )


def blocks(model: BaseModel, location: Location = ()) -> Iterator[tuple[Location, BaseModel]]:
    """Every block inside a validated model, at any depth, an outer one before those it holds."""
    for name in _block_fields(type(model)):
        value = getattr(model, name)
        for rank, item in enumerate(value if isinstance(value, list) else [value]):
            if isinstance(item, BaseModel):
                place = (*location, name, rank) if isinstance(value, list) else (*location, name)
                yield place, item
                yield from blocks(item, place)


def every_block(model: BaseModel) -> Iterator[tuple[Location, BaseModel]]:
    """A validated model, then every block inside it."""
    yield (), model
    yield from blocks(model)


@cache
def _date_fields(model: type[BaseModel]) -> tuple[tuple[str, Span], ...]:
    return tuple(
        (name, span)
        for name, field in model.model_fields.items()
        if (span := _span_of(field.annotation, tuple(field.metadata))) is not None
    )


def _span_of(annotation: Any, metadata: tuple[Any, ...]) -> Span | None:
    bare, inner = unwrap(annotation)
    for item in (*metadata, *inner):
        if isinstance(item, Span):
            return item
    parts = get_args(bare)
    return next((span for part in parts if (span := _span_of(part, ())) is not None), None)


def dates(
    found: Iterable[tuple[Location, BaseModel]]
) -> Iterator[tuple[Location, date | str, Span]]:
    """Every date of some blocks, whole or partial, and the days it may be.

    Args:
        found: the blocks and their places, as ``every_block`` gives them.
    """
    for location, block in found:
        for name, span in _date_fields(type(block)):
            value = getattr(block, name)
            for rank, item in enumerate(value if isinstance(value, list) else [value]):
                if item is not None:
                    place = (name, rank) if isinstance(value, list) else (name,)
                    yield (*location, *place), item, span


def model_at(model: type[BaseModel], location: Location) -> type[BaseModel] | None:
    """The model that rules the mapping at ``location``, or None when no model does."""
    current: type[BaseModel] | None = model
    for part in location:
        if current is None:
            return None
        if not isinstance(part, str) or part not in current.model_fields:
            continue
        nested = nested_models(current.model_fields[part].annotation)
        current = nested[0] if nested else None
    return current


def field_at(model: type[BaseModel], location: Location) -> FieldInfo | None:
    """The last named field met along ``location``."""
    current: type[BaseModel] | None = model
    found: FieldInfo | None = None
    for part in location:
        if current is None or not isinstance(part, str) or part not in current.model_fields:
            continue
        found = current.model_fields[part]
        nested = nested_models(found.annotation)
        current = nested[0] if nested else None
    return found
