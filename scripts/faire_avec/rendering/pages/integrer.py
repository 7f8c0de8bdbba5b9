"""``/integrer/<id>/``: the essentials of a sheet, to show in a frame of another page."""

from __future__ import annotations

from faire_avec.citation import LICENCE
from faire_avec.corpus import Sheet, last_change
from faire_avec.places import INTEGRER
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.sheet.sheet_page import shown
from faire_avec.rendering.view import Site, View
from faire_avec.rendering.whole import whole_page


def sheet_page(site: Site, sheet: Sheet) -> Page:
    """The light view of one sheet: its essentials, where it comes from, the way to the whole."""
    url = f"{INTEGRER}{sheet.id}/"
    return whole_page(
        site, "integrer.html", url, sheet.url, f"En bref : {sheet.fiche.titre}",
        v=View(site, root_of(url), sheet), sheet=sheet, licence=LICENCE,
        jour=last_change(sheet, site.corpus.tables.contacts.entries), **shown(site, sheet),
    )
