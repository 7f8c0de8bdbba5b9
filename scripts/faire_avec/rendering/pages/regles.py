"""What each message code means, for contributors."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """What each message code means, for contributors."""
    yield themed(site, places.REGLES, "regles.html", "Les règles que vérifie le guide.", "regles",
                 regles=site.rules)
