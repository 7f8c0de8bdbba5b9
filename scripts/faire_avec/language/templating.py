"""Jinja as the guide uses it: autoescape always on, undefined names are errors, French spaces."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from faire_avec.language.prose import french_spaces


@lru_cache(maxsize=65536)
def _printed(text: str) -> Markup:
    return escape(french_spaces(text))


def _finalize(value: Any) -> Any:
    """Escape and space the French way every plain text a template prints; HTML passes."""
    return _printed(value) if type(value) is str else value


def environment_of(package: str) -> Environment:
    """A new environment for the ``templates`` folder of a package.

    Args:
        package: its full name.
    """
    return Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
