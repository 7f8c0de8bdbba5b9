"""The home page: a search box and six doors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faire_avec import places
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The home page."""
    sheets = site.corpus.sheets.values()
    latest = max((sheet.fiche.verifie_le for sheet in sheets), default=date(2026, 1, 1))
    yield themed(
        site, places.ACCUEIL, "accueil.html",
        "Le guide pratique de l'aide numérique en travail social : quel compte bloque, comment "
        "rentrer, qui appeler, quoi ne pas garder.", "accueil",
        portes=places.DOORS, raccourcis=places.SHORTCUTS, total=len(sheets), derniere=latest,
    )
