"""The templates of the course packs: XHTML and XML, always escaped."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from faire_avec.language.templating import environment_of


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment shared by every pack of a build."""
    return environment_of("faire_avec.exports.cours")


def render(template: str, **values: Any) -> Markup:
    """A template of the packs, filled."""
    return Markup(environment().get_template(template).render(**values))
