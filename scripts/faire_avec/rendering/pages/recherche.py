"""The page of search results, filled by a script."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.model.decision import Decision
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site

# The line that answers any question on a public service.
GENERAL_LINE = "service-public-3939"
PHONE_ROUTES = ("france-services", "defenseur-des-droits")


def pages(site: Site) -> Iterator[Page]:
    """The page of search results, filled by a script."""
    yield themed(
        site, places.RECHERCHE, "recherche.html", "Chercher une fiche du guide.", "recherche",
        listed=False,
        service_public=site.corpus.tables.contacts.entries.get(GENERAL_LINE),
        decisions=by_title(site.corpus.of(Decision)),
        secours=[
            site.corpus.sheets[name] for name in PHONE_ROUTES if name in site.corpus.sheets
        ],
    )
