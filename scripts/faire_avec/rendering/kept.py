"""Pages kept from one build to the next, as data: see ``corpus.watched``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from markupsafe import Markup

from faire_avec.corpus import Sheet
from faire_avec.rendering.page import Page
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site

_SHEETS = "fiches"
_TUPLES = ("scripts", "styles", "late_styles")


def kept_pages(site: Site, name: str, make: Callable[[], Iterable[Page]]) -> list[Page]:
    """Some pages, made now or kept from before.

    Args:
        site: what pages share.
        name: what they are, unique in a build.
        make: makes them.
    """
    shelf = site.edition.shelf
    made: list[Page] = []

    def content() -> bytes:
        made.extend(make())
        return as_data(made)

    if not shelf.keeps:
        return list(make())
    kept = shelf.kept(f"pages {name}", content)
    return made or from_data(kept)


def kept_page(
    site: Site, family: str, sheet_id: str, make: Callable[[Site, Sheet], Page]
) -> Page:
    """One page of a family where each sheet has one; see ``kept_pages``."""
    # The sheet is asked for inside: reading it is part of the work.
    (page,) = kept_pages(
        site, f"{family} {sheet_id}", lambda: [make(site, site.corpus.sheets[sheet_id])]
    )
    return page


def kept_sheet_page(site: Site, sheet: Sheet) -> Page:
    """The page of one sheet, made now or kept from before."""
    return kept_page(site, _SHEETS, sheet.id, sheet_page)


def found_sheet_page(site: Site, sheet: Sheet) -> Page | None:
    """The page of one sheet, when it was kept and nothing it shows has changed."""
    kept = site.edition.shelf.find(f"pages {_SHEETS} {sheet.id}")
    return from_data(kept)[0] if kept is not None else None


def as_data(pages: Iterable[Page]) -> bytes:
    """Pages as JSON."""
    return json.dumps([_plain(page) for page in pages], ensure_ascii=False).encode(
        "utf-8", "surrogatepass"
    )


def from_data(content: bytes) -> list[Page]:
    """The pages that ``as_data`` wrote."""
    return [_page(fields) for fields in json.loads(content.decode("utf-8", "surrogatepass"))]


def _plain(page: Page) -> dict[str, Any]:
    found = {field.name: getattr(page, field.name) for field in fields(page)}
    return found | {
        "head": str(page.head), "updated": page.updated.isoformat() if page.updated else None,
    }


def _page(found: dict[str, Any]) -> Page:
    updated = found["updated"]
    return Page(**found | {
        **{name: tuple(found[name]) for name in _TUPLES},
        "head": Markup(found["head"]),
        "updated": date.fromisoformat(updated) if updated else None,
    })
