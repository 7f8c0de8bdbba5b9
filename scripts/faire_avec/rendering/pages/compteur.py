"""Compteur d'auto-mandat: a month's workarounds, counted on paper or on one's own computer."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.model.contournement import Contournement
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The page of the tally."""
    yield themed(
        site, places.COMPTEUR, "compteur.html",
        "Compter chaque mois ce qui se fait sans cadre, pour demander le cadre. Rien ne sort du "
        "poste.",
        "outil", scripts=("tools/compteur.js",), styles=("style/tools.css",),
        fiches=by_title(site.corpus.of(Contournement)),
    )
