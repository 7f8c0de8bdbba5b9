"""Constat de blocage: the record of what a service refused, and the letter that follows."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.model.plateforme import Plateforme
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The page of the record and its letter."""
    tables = site.corpus.tables
    yield themed(
        site, places.CONSTAT, "constat.html",
        "Dater ce que le site refuse, et écrire à qui peut débloquer, avec le bon texte.",
        "outil", scripts=("tools/constat.js",), styles=("style/tools.css",),
        services=by_title(site.corpus.of(Plateforme)),
        obstacles=tables.vocabularies.get("obstacles", {}),
        # What holds in every case comes first.
        textes=sorted(tables.textes.entries.values(), key=lambda text: bool(text.si)),
        organismes=tables.vocabularies.get("organismes", {}),
        defenseur=tables.contacts.entries.get("defenseur-des-droits-courrier"),
    )
