"""Billet de sortie: the slip a person leaves with, filled by hand or on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.language.fold import fold
from faire_avec.model.tables import Contact
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View

URL = "outils/billet/"


def pages(site: Site) -> Iterator[Page]:
    """The page of the slip."""
    html = environment().get_template("billet.html").render(
        v=View(site, root_of(URL)), contacts=_lines(site)
    )
    yield Page(
        URL, "Billet de sortie",
        "Ce que la personne emporte : fait, à faire, prochaine date, qui appeler. À imprimer.",
        html, "outil", scripts=("tools/slip.js",), styles=("style/tools.css",),
    )


def _lines(site: Site) -> list[Contact]:
    """Phone lines open to everyone, by name."""
    lines = [
        contact for contact in site.corpus.tables.contacts.entries.values()
        if contact.numero and contact.reserve_pro == "non"
    ]
    return sorted(lines, key=lambda contact: fold(contact.nom))
