"""The Jinja environment: autoescape always on, undefined names are errors."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from faire_avec.prose import french_spaces


def _finalize(value: Any) -> Any:
    """French spacing for every plain text a template prints; HTML passes untouched."""
    if isinstance(value, str) and not isinstance(value, Markup):
        return french_spaces(value)
    return value


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment shared by every page of a build."""
    return Environment(
        loader=PackageLoader("faire_avec.rendering", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
