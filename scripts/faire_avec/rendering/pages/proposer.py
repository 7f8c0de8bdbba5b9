"""The form that writes a sheet: one page to choose the type, one page per type."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup, escape

from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View
from faire_avec.writing.blank import blank_sheet

STYLES = ("style/form.css",)


def pages(site: Site) -> Iterator[Page]:
    """The choice, then each type."""
    url = "contribuer/proposer/"
    html = environment().get_template("proposer.html").render(
        v=View(site, root_of(url)), types=SHEET_TYPES.values(), forge=site.forge,
        courriel=site.report_to,
    )
    yield Page(url, "Proposer une fiche", "Écrire une fiche dans un formulaire, sans compte et "
               "sans rien envoyer.", html, "proposer", styles=STYLES)
    for sheet_type in SHEET_TYPES.values():
        yield _form_page(site, sheet_type)


def _form_page(site: Site, sheet_type: SheetType) -> Page:
    url = f"contribuer/proposer/{sheet_type.name}/"
    blank = blank_sheet(
        sheet_type, "Titre de la fiche", site.corpus.tables.vocabularies, site.today
    )
    html = environment().get_template("proposer-type.html").render(
        v=View(site, root_of(url)), type=sheet_type, forge=site.forge, modele=Markup(escape(blank)),
        courriel=site.report_to,
    )
    title = f"Proposer une fiche : {sheet_type.label}"
    return Page(url, title, f"Écrire une fiche {sheet_type.label.lower()} dans un formulaire.",
                html, "proposer", scripts=("form/propose.js",), styles=STYLES)
