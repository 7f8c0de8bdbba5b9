"""Billet de sortie: the slip a person leaves with, filled by hand or on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec.corpus import Sheet
from faire_avec.language.fold import fold
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.tables import Contact
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View

URL = "outils/billet/"


def pages(site: Site) -> Iterator[Page]:
    """The page of the slip."""
    view = View(site, root_of(URL))
    html = environment().get_template("billet.html").render(
        v=view, contacts=_lines(site), services=[
            _service(site, sheet) for sheet in site.corpus.of_type("plateforme")
        ],
    )
    yield Page(
        URL, "Billet de sortie",
        "Ce que la personne emporte : fait, à faire, prochaine date, qui appeler. À imprimer.",
        html, "outil", scripts=("tools/slip.js",), styles=("style/tools.css",),
    )


@dataclass(frozen=True)
class Service:
    """What a slip takes from a service.

    Args:
        sheet: its sheet.
        call: whom to call, with the number; empty when no number is known.
        deadline: its dates, separated by bars.
    """

    sheet: Sheet
    call: str
    deadline: str


def _service(site: Site, sheet: Sheet) -> Service:
    fiche = sheet.fiche
    assert isinstance(fiche, Plateforme)
    contact = View(site, "", sheet).main_contact()
    dates = [f"{one.quoi} : {one.rythme}" for one in fiche.echeances[:3]]
    return Service(
        sheet, f"{contact.nom} : {contact.numero}" if contact else "", "|".join(dates)
    )


def _lines(site: Site) -> list[Contact]:
    """Phone lines open to everyone, by name."""
    lines = [
        contact for contact in site.corpus.tables.contacts.entries.values()
        if contact.numero and contact.reserve_pro == "non"
    ]
    return sorted(lines, key=lambda contact: fold(contact.nom))
