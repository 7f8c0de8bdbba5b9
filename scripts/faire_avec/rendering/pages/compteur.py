"""Compteur d'auto-mandat: a month's workarounds, counted on paper or on one's own computer."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.view import Site, View

URL = "outils/compteur/"


def pages(site: Site) -> Iterator[Page]:
    """The page of the tally."""
    html = environment().get_template("compteur.html").render(
        v=View(site, root_of(URL)), fiches=by_title(site.corpus.of_type("contournement"))
    )
    yield Page(
        URL, "Compteur d'auto-mandat",
        "Compter chaque mois ce qui se fait sans cadre, pour demander le cadre. Rien ne sort du "
        "poste.",
        html, "outil", scripts=("tools/tally.js",), styles=("style/tools.css",),
    )
