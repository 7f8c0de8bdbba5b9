"""The Jinja environment: autoescape always on, undefined names are errors."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from faire_avec.prose import french_spaces
from faire_avec.text import inside


@lru_cache(maxsize=65536)
def _printed(text: str) -> Markup:
    return escape(french_spaces(text))


def _finalize(value: Any) -> Any:
    """Escape and space the French way every plain text a template prints; HTML passes."""
    return _printed(value) if type(value) is str else value


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment shared by every page of a build."""
    shared = Environment(
        loader=PackageLoader("faire_avec.rendering", "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    shared.filters["dans_la_phrase"] = inside
    return shared
