"""The form that writes a sheet: one page to choose the type, one page per type."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from faire_avec import places
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.places import Place
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site
from faire_avec.writing.blank import blank_sheet

STYLES = ("style/form.css",)


def pages(site: Site) -> Iterator[Page]:
    """The choice, then each type."""
    yield themed(
        site, places.PROPOSER, "proposer.html",
        "Écrire une fiche dans un formulaire, sans compte et sans rien envoyer.", "proposer",
        styles=STYLES, types=SHEET_TYPES.values(), forge=site.forge, courriel=site.outlet.mail,
    )
    for sheet_type in SHEET_TYPES.values():
        yield _form_page(site, sheet_type)


def _form_page(site: Site, sheet_type: SheetType) -> Page:
    blank = blank_sheet(
        sheet_type, "Titre de la fiche", site.corpus.tables.vocabularies, site.today
    )
    place = Place(f"{places.PROPOSER.url}{sheet_type.name}/",
                  f"{places.PROPOSER.title} : {sheet_type.label}")
    return themed(
        site, place, "proposer-type.html",
        f"Écrire une fiche {sheet_type.label.lower()} dans un formulaire.", "proposer",
        scripts=("form/proposer.js",), styles=STYLES, type=sheet_type, forge=site.forge,
        modele=Markup(escape(blank)), courriel=site.outlet.mail,
    )
