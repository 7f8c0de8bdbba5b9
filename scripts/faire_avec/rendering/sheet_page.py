"""The page of one sheet."""

from __future__ import annotations

from faire_avec.citation import metadata
from faire_avec.corpus import Sheet
from faire_avec.rendering.citing import SCRIPT, STYLE_FILE, citing
from faire_avec.rendering.drawing.neighbours import neighbours
from faire_avec.rendering.drawing.relations import draw
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.report import STYLE_FILE as REPORT_STYLE
from faire_avec.rendering.report import report_of
from faire_avec.rendering.view import Site, View

# What only some sheet types load.
SCRIPTS: dict[str, tuple[str, ...]] = {"decision": ("page/decision.js",)}
STYLES: dict[str, tuple[str, ...]] = {"decision": ("style/decision.css",)}
# What they all load.
COMMON_SCRIPTS = ("page/sheet.js", SCRIPT)
COMMON_STYLES = ("style/sheet.css",)
LATE_STYLES = ("style/drawings.css", STYLE_FILE, REPORT_STYLE)


def sheet_page(site: Site, sheet: Sheet) -> Page:
    """The page of one sheet."""
    root = root_of(sheet.url)
    view = View(site, root, sheet)
    html = environment().get_template(f"{sheet.type.name}.html").render(
        sheet=sheet, v=view, graphe=draw(sheet, neighbours(site.corpus, sheet)),
        citation=citing(site.corpus, sheet, root),
        signalement=report_of(sheet, site.corpus.publication.address, site.report_to),
    )
    return Page(
        sheet.url, sheet.fiche.titre, sheet.fiche.en_bref, html, "fiche",
        f"{sheet.type.folder}/{sheet.id}.yml",
        scripts=(*COMMON_SCRIPTS, *SCRIPTS.get(sheet.type.name, ())),
        styles=(*COMMON_STYLES, *STYLES.get(sheet.type.name, ())),
        late_styles=LATE_STYLES,
        head=metadata(site.corpus, sheet, root),
        updated=view.updated(),
    )
