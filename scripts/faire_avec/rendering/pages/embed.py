"""``/integrer/<id>/``: the essentials of a sheet, to show in a frame of another page."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from faire_avec.citation import LICENCE
from faire_avec.corpus import Sheet, last_change
from faire_avec.rendering.citing import FRAME
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View
from faire_avec.rendering.whole import whole_page


def pages(site: Site) -> Iterator[Page]:
    """One light view per sheet."""
    for sheet in site.corpus.sheets.values():
        yield embed_page(site, sheet)


def embed_page(site: Site, sheet: Sheet) -> Page:
    """The light view of one sheet: its tiles, where it comes from, the way to the whole."""
    url = f"{FRAME}{sheet.id}/"
    view = View(site, root_of(url), sheet)
    return whole_page(
        site, "integrer.html", url, sheet.url, f"En bref : {sheet.fiche.titre}", v=view,
        sheet=sheet, essentiel=_tiles(sheet, view), licence=LICENCE, sources=len(view.sources),
        jour=last_change(sheet, site.corpus.tables.contacts.entries),
    )


def _tiles(sheet: Sheet, view: View) -> Markup:
    """The tiles of the sheet's own template; what they point to is on its page."""
    template = environment().get_template(f"{sheet.type.name}.html")
    macros = environment().get_template("_macros.html").module
    context = template.new_context({"sheet": sheet, "f": sheet.fiche, "v": view, "m": macros})
    html = "".join(template.blocks["tuiles"](context))
    return Markup(html.replace('href="#', f'href="{view.page(sheet.url)}#'))
