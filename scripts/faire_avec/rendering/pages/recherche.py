"""The page of search results, filled by a script."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.view import Site, View

# The line that answers any question on a public service.
GENERAL_LINE = "service-public-3939"
PHONE_ROUTES = ("france-services", "defenseur-des-droits")


def pages(site: Site) -> Iterator[Page]:
    """The page of search results, filled by a script."""
    url = "recherche/"
    html = environment().get_template("recherche.html").render(
        v=View(site, root_of(url)),
        decisions=by_title(site.corpus.of_type("decision")),
        service_public=site.corpus.tables.contacts.entries.get(GENERAL_LINE),
        secours=[
            site.corpus.sheets[name] for name in PHONE_ROUTES if name in site.corpus.sheets
        ],
    )
    yield Page(url, "Recherche", "Chercher une fiche du guide.", html, "recherche",
               listed=False)
