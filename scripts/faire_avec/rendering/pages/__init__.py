"""Every generated page that is not a sheet: one module per page or family of pages.

A page module has ``pages(site)``, a generator of ``Page``.
"""

from __future__ import annotations

import importlib
import pkgutil

from faire_avec.rendering.page import Page
from faire_avec.rendering.view import Site


def other_pages(site: Site) -> list[Page]:
    """Every page that every page module makes, by address: names of modules order nothing."""
    pages = [
        page for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_")
        for page in importlib.import_module(f"{__name__}.{info.name}").pages(site)
    ]
    return sorted(pages, key=lambda page: page.url)
