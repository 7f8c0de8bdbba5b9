"""``/f/<id>/``: the short link of each sheet, whatever its type or title."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.places import COURTS
from faire_avec.rendering.page import Page
from faire_avec.rendering.view import Site
from faire_avec.rendering.whole import redirection


def pages(site: Site) -> Iterator[Page]:
    """One redirection per sheet."""
    for sheet in site.corpus.sheets.values():
        yield redirection(site, f"{COURTS}{sheet.id}/", sheet.url, sheet.fiche.titre)
