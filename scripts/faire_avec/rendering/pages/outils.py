"""The working tools, on one page."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.model.decision import Decision
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The list of the tools."""
    yield themed(
        site, places.OUTILS, "outils.html",
        "Les outils du guide, à remplir à l'écran ou à la main.", "liste", outils=places.TOOLS,
        decisions=by_title(site.corpus.of(Decision)),
    )
