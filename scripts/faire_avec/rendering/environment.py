"""The templates of the pages."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment

from faire_avec import places
from faire_avec.language.templating import environment_of
from faire_avec.rendering.filters import FILTERS


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The environment shared by every page of a build."""
    shared = environment_of("faire_avec.rendering")
    shared.filters.update(FILTERS)
    shared.globals["lieux"] = places
    return shared
