"""Sans réseau: keep the guide on this computer, on a key, in one file, on paper."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The page that keeps the guide, and says what each copy holds."""
    yield themed(
        site, places.HORS_LIGNE, "hors-ligne.html",
        "Garder le guide sur un poste, une clé USB, en un seul fichier ou dans un classeur.",
        "hors-ligne", scripts=("offline/hors-ligne.js",), styles=("style/offline.css",),
        copies=places.ARCHIVES if site.copies else "",
    )
