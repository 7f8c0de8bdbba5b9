"""Billet de sortie: the slip a person leaves with, filled by hand or on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.language.fold import fold
from faire_avec.model.tables import Contact
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The page of the slip."""
    yield themed(
        site, places.BILLET, "billet.html",
        "Ce que la personne emporte : fait, à faire, prochaine date, qui appeler. À imprimer.",
        "outil", scripts=("tools/slip.js",), styles=("style/tools.css",), contacts=_lines(site),
    )


def _lines(site: Site) -> list[Contact]:
    """Phone lines open to everyone, by name."""
    lines = [
        contact for contact in site.corpus.tables.contacts.entries.values()
        if contact.numero and contact.reserve_pro == "non"
    ]
    return sorted(lines, key=lambda contact: fold(contact.nom))
