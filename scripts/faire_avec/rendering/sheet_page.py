"""The page of one sheet."""

from __future__ import annotations

from faire_avec.corpus import Sheet
from faire_avec.rendering.drawing.neighbours import neighbours
from faire_avec.rendering.drawing.relations import draw
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View

# What only some sheet types load.
SCRIPTS: dict[str, tuple[str, ...]] = {"decision": ("decision.js",)}
STYLES: dict[str, tuple[str, ...]] = {"decision": ("decision.css",)}
# What they all load.
COMMON_SCRIPTS = ("fiche.js",)
COMMON_STYLES = ("fiche.css", "schemas.css")


def sheet_page(site: Site, sheet: Sheet) -> Page:
    """The page of one sheet."""
    view = View(site, root_of(sheet.url), sheet)
    html = environment().get_template(f"{sheet.type.name}.html").render(
        sheet=sheet, v=view, graphe=draw(sheet, neighbours(site.corpus, sheet))
    )
    return Page(
        sheet.url, sheet.fiche.titre, sheet.fiche.en_bref, html, "fiche",
f"{sheet.type.folder}/{sheet.id}.yml",
        scripts=(*COMMON_SCRIPTS, *SCRIPTS.get(sheet.type.name, ())),
        styles=(*COMMON_STYLES, *STYLES.get(sheet.type.name, ())),
        updated=view.updated(),
    )
