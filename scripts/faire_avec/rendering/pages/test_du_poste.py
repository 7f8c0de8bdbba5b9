"""Test du poste: what this computer allows, and a request ready for the IT department."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View

URL = "outils/test-du-poste/"


def pages(site: Site) -> Iterator[Page]:
    """The page of the test."""
    html = environment().get_template("test-du-poste.html").render(v=View(site, root_of(URL)))
    yield Page(
        URL, "Test du poste",
        "Ce que cet ordinateur permet pour accompagner en ligne, et la demande à l'informatique.",
        html, "outil", scripts=("tools/workstation.js",), styles=("style/tools.css",),
    )
