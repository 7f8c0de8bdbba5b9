"""The templates of the course packs: XHTML and XML, always escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from faire_avec.prose import french_spaces


def _finalize(value: Any) -> Any:
    return escape(french_spaces(value)) if type(value) is str else value


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment shared by every pack of a build."""
    return Environment(
        loader=PackageLoader("faire_avec.exports.cours", "templates"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def render(template: str, **values: Any) -> Markup:
    """A template of the packs, filled."""
    return Markup(environment().get_template(template).render(**values))
