"""Hypothesis strategies made from the sheet models: any data a model accepts."""

from __future__ import annotations

import types
from datetime import date
from functools import cache
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from hypothesis import strategies as st
from pydantic import BaseModel, StringConstraints
from pydantic.fields import FieldInfo

from faire_avec.model.introspect import unwrap
from faire_avec.model.types import SLUG_PATTERN, Kind, Role

REFERENCES = {
    Kind.SOURCE: ["une-source"],
    Kind.CONTACT: ["une-ligne"],
    Kind.REMINDER: ["un-rappel"],
    Kind.PASSAGE: ["un-passage"],
    Kind.URL: ["https://www.caf.fr/page?a=b&c='d'"],
}
WORDS = {
    "themes": ["compte"], "publics": ["tous"], "moyens": ["courriel", "mobile"],
    "exigences": ["courriel"], "canaux": ["en-ligne", "papier"], "delais": ["immediat"],
    "facteurs": ["courriel"], "competences": ["dc1"],
    "organismes": ["etat"], "obstacles": ["panne"],
}
HOSTILE = [
    "<script>alert(1)</script>", "</article>", "\"><img src=x onerror=alert(1)>", "&lt;", "'",
    "[[un-risque]]", "[[un-risque|<b>x</b>]]", "[x](javascript:alert(1))", "**a", "`", "{{ 7*7 }}",
    "{% raw %}", "\u202e", "œ ’ « »", "[a](https://x.fr/\"onclick=)", "\\", "*", "_",
]


def lines(max_size: int = 60) -> st.SearchStrategy[str]:
    alphabet = st.characters(exclude_categories=["Cs"], exclude_characters="\n")
    text = st.one_of(
        st.sampled_from(HOSTILE),
        st.sampled_from(HOSTILE),
        st.text(alphabet, min_size=1, max_size=max_size),
        st.lists(st.sampled_from([*HOSTILE, " ", "mot"]), min_size=1, max_size=4).map("".join),
    )
    return text.map(lambda value: value.replace("\n", " ")[:max_size]).filter(
        lambda value: bool(value.strip())
    )


def proses() -> st.SearchStrategy[str]:
    return st.lists(lines(), min_size=1, max_size=3).map("\n\n- ".join)


def slugs() -> st.SearchStrategy[str]:
    return st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)


def days() -> st.SearchStrategy[str]:
    return st.dates(date(2000, 1, 1), date(2100, 1, 1)).map(date.isoformat)


def _string(metadata: tuple[Any, ...], sheets: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    role = next((item for item in metadata if isinstance(item, Role)), None)
    limits = [item.max_length for item in metadata if isinstance(item, StringConstraints)]
    limits += [item.max_length for item in metadata if isinstance(item, MaxLen)]
    longest = min([limit for limit in limits if limit] or [60])
    if role is None:
        patterns = [item.pattern for item in metadata if isinstance(item, StringConstraints)]
        own = next((one for one in patterns if one and one != SLUG_PATTERN), None)
        return st.from_regex(own, fullmatch=True) if own else slugs()
    if role.kind is Kind.LINE:
        return lines(min(longest, 60))
    if role.kind is Kind.PROSE:
        return proses()
    if role.kind is Kind.TERM:
        return st.sampled_from(WORDS[role.vocabulary or ""])
    if role.kind is Kind.SHEET:
        kinds = role.targets or tuple(sheets)
        return st.sampled_from([sheet_id for kind in kinds for sheet_id in sheets[kind]])
    return st.sampled_from(REFERENCES[role.kind])


def _of(annotation: Any, metadata: tuple[Any, ...], sheets: Any) -> st.SearchStrategy[Any]:
    annotation, extra = unwrap(annotation)
    metadata = (*metadata, *extra)
    origin = get_origin(annotation)
    if origin in (Union, types.UnionType):
        parts = [part for part in get_args(annotation) if part is not type(None)]
        return st.one_of([_of(part, metadata, sheets) for part in parts])
    if origin is Literal:
        return st.sampled_from(get_args(annotation))
    if origin is list:
        least = max([item.min_length for item in metadata if isinstance(item, MinLen)] or [0])
        item = _of(get_args(annotation)[0], (), sheets)
        return st.lists(item, min_size=least, max_size=least + 1)
    if annotation is date:
        return days()
    if annotation is bool:
        return st.sampled_from(["oui", "non"])
    if annotation is int:
        return st.integers(1, 999).map(str)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return data_for(annotation, sheets)
    if annotation is str:
        if any(getattr(item, "func", None) for item in metadata if not isinstance(item, Role)):
            return days()
        return _string(metadata, sheets)
    raise AssertionError(annotation)


def data_for(
    model: type[BaseModel], sheets: dict[str, list[str]]
) -> st.SearchStrategy[dict[str, Any]]:
    """Data that ``model`` accepts.

    Args:
        model: a sheet model or a block of one.
        sheets: ids that references may point to, by sheet type.
    """
    return _cached(model, tuple((kind, tuple(ids)) for kind, ids in sheets.items()))


@cache
def _cached(model: type[BaseModel], sheets: Any) -> st.SearchStrategy[dict[str, Any]]:
    by_kind = {kind: list(ids) for kind, ids in sheets}
    required: dict[str, Any] = {}
    optional: dict[str, Any] = {}
    for name, field in model.model_fields.items():
        group = required if field.is_required() else optional
        group[name] = _of(field.annotation, _metadata(field), by_kind)
    return st.fixed_dictionaries(required, optional=optional)


def _metadata(field: FieldInfo) -> tuple[Any, ...]:
    return tuple(field.metadata)
