"""Carnet de l'équipe: what works here, noted in the page, saved as a file that makes a layer."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.corpus import Sheet
from faire_avec.model.labels import RUNGS
from faire_avec.rendering.page import Page
from faire_avec.rendering.sheet.answers import answers_of
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The page of the notebook."""
    yield themed(
        site, places.CARNET, "carnet.html",
        "Noter ce qui marche chez nous, en faire un fichier pour l'équipe. Rien ne sort du poste.",
        "outil", scripts=("tools/carnet.js",), styles=("style/tools.css",),
        groupes=[(sheet, list(_places(sheet))) for sheet in site.corpus.sheets.values()
                 if any(_places(sheet))],
        echelons=RUNGS,
    )


def _places(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Id and title of each answer, or of each clause."""
    for answer in answers_of(sheet.fiche):
        yield answer.id, answer.titre
    for clause in getattr(sheet.fiche, "modele", None) or []:
        yield clause.id, clause.titre
