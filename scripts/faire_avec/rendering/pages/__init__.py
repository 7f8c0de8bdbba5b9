"""Every generated page that is not a sheet: one module per page or family of pages.

A page module has one of two functions:

- ``pages(site)``, a generator of ``Page``;
- ``sheet_page(site, sheet)``, when each sheet has one.

What they read of the guide is noted: their pages are kept until that changes.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from functools import partial

from faire_avec.rendering.kept import kept_page, kept_pages
from faire_avec.rendering.page import Page
from faire_avec.rendering.view import Site


def other_pages(site: Site) -> list[Page]:
    """Every page that every page module makes, by address: names of modules order nothing."""
    pages = [
        page for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_")
        for page in _pages(site, info.name)
    ]
    return sorted(pages, key=lambda page: page.url)


def _pages(site: Site, name: str) -> Iterator[Page]:
    module = importlib.import_module(f"{__name__}.{name}")
    if hasattr(module, "pages"):
        yield from kept_pages(site, name, partial(module.pages, site))
        return
    for sheet_id in site.corpus.sheets:
        yield kept_page(site, name, sheet_id, module.sheet_page)
