"""The home page: a search box and six doors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faire_avec.rendering.doors import DOORS, SHORTCUTS
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View


def pages(site: Site) -> Iterator[Page]:
    """The home page."""
    sheets = site.corpus.sheets.values()
    latest = max((sheet.fiche.verifie_le for sheet in sheets), default=date(2026, 1, 1))
    html = environment().get_template("accueil.html").render(
        v=View(site, root_of("")), portes=DOORS, raccourcis=SHORTCUTS, total=len(sheets),
        derniere=latest,
    )
    yield Page(
        "", "Faire avec", "Le guide pratique de l'aide numérique en travail social : quel compte "
        "bloque, comment rentrer, qui appeler, quoi ne pas garder.", html, "accueil",
    )
