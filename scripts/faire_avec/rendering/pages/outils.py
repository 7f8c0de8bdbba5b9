"""The working tools, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.places import FOLDER, TOOLS
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.view import Site, View

URL = f"{FOLDER}/"


def pages(site: Site) -> Iterator[Page]:
    """The list of the tools."""
    html = environment().get_template("outils.html").render(
        v=View(site, root_of(URL)), outils=TOOLS,
        decisions=by_title(site.corpus.of_type("decision")),
    )
    yield Page(
        URL, "Outils", "Les outils du guide, à remplir à l'écran ou à la main.", html, "liste"
    )
