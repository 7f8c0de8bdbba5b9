"""What each message code means, for contributors."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View


def pages(site: Site) -> Iterator[Page]:
    """What each message code means, for contributors."""
    url = "contribuer/regles/"
    html = environment().get_template("regles.html").render(
        v=View(site, root_of(url)), regles=site.rules
    )
    yield Page(url, "Règles", "Les règles que vérifie le guide.", html, "regles")
