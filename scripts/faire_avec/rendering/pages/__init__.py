"""Every generated page that is not a sheet: one module per page or family of pages.

A page module has ``pages(site)``, a generator of ``Page``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from faire_avec.rendering.page import Page
from faire_avec.rendering.view import Site


def other_pages(site: Site) -> Iterator[Page]:
    """Every page that every page module makes."""
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith("_"):
            yield from importlib.import_module(f"{__name__}.{info.name}").pages(site)
