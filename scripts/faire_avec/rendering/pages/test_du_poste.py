"""Test du poste: what this computer allows, and a request ready for the IT department."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The page of the test."""
    yield themed(
        site, places.TEST_DU_POSTE, "test-du-poste.html",
        "Ce que cet ordinateur permet pour accompagner en ligne, et la demande à l'informatique.",
        "outil", scripts=("tools/test-du-poste.js",), styles=("style/tools.css",),
    )
