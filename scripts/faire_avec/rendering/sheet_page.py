"""The page of one sheet."""

from __future__ import annotations

from faire_avec.citation import metadata
from faire_avec.corpus import Sheet
from faire_avec.rendering.citing import SCRIPT, STYLE_FILE, citing
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View


def sheet_page(site: Site, sheet: Sheet) -> Page:
    """The page of one sheet."""
    root = root_of(sheet.url)
    html = environment().get_template(f"{sheet.type.name}.html").render(
        sheet=sheet, v=View(site, root, sheet), citation=citing(site.corpus, sheet, root)
    )
    return Page(
        sheet.url, sheet.fiche.titre, sheet.fiche.en_bref, html, "fiche",
        f"{sheet.type.folder}/{sheet.id}.yml", (SCRIPT,), (STYLE_FILE,),
        metadata(site.corpus, sheet, root),
    )
