"""``/f/<id>/``: the short link of each sheet, whatever its type or title."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.page import Page
from faire_avec.rendering.redirection import SHORT, redirection_html
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """One redirection per sheet."""
    for sheet in site.corpus.sheets.values():
        url, title = f"{SHORT}{sheet.id}/", sheet.fiche.titre
        html = redirection_html(site.corpus, url, sheet.url, title)
        yield Page(url, title, sheet.fiche.en_bref, html, "redirection", whole=True)
