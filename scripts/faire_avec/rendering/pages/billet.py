"""Billet de sortie: the slip a person leaves with, filled by hand or on the screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec import places
from faire_avec.corpus import Sheet
from faire_avec.language.fold import fold
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.tables import Contact
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site, View


def pages(site: Site) -> Iterator[Page]:
    """The page of the slip."""
    yield themed(
        site, places.BILLET, "billet.html",
        "Ce que la personne emporte : fait, à faire, prochaine date, qui appeler. À imprimer.",
        "outil", scripts=("tools/billet.js",), styles=("style/tools.css",), contacts=_lines(site),
        services=[_service(site, sheet) for sheet in site.corpus.of(Plateforme)],
    )


@dataclass(frozen=True)
class Service:
    """What a slip takes from a service.

    Args:
        sheet: its sheet.
        call: whom to call, with the number; empty when no number is known.
        deadline: its dates, separated by bars.
    """

    sheet: Sheet[Plateforme]
    call: str
    deadline: str


def _service(site: Site, sheet: Sheet[Plateforme]) -> Service:
    contact = View(site, "", sheet).main_contact()
    dates = [f"{one.quoi} : {one.rythme}" for one in sheet.fiche.echeances[:3]]
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
