"""Every generated page that is not a sheet: one module per page or family of pages.

A page module has ``pages(site)``, a generator of ``Page``. What it reads of the guide is noted:
its pages are kept until that changes.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from functools import partial

from faire_avec.rendering.keeping import kept_pages
from faire_avec.rendering.page import Page
from faire_avec.rendering.view import Site


def other_pages(site: Site) -> list[Page]:
    """Every page that every page module makes, by address: names of modules order nothing."""
    pages = [
        page for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_")
        for page in kept_pages(site, info.name, partial(_pages, site, info.name))
    ]
    return sorted(pages, key=lambda page: page.url)


def _pages(site: Site, name: str) -> Iterable[Page]:
    # Imported only when a page is made again.
    pages: Iterable[Page] = importlib.import_module(f"{__name__}.{name}").pages(site)
    return pages
