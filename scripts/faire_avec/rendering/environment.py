"""The templates of the pages."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment

from faire_avec.rendering.filters import FILTERS
from faire_avec.templating import environment_of


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment shared by every page of a build."""
    shared = environment_of("faire_avec.rendering")
    shared.filters.update(FILTERS)
    return shared
