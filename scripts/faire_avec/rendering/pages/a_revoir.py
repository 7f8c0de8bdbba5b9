"""« Ce que nous cherchons à confirmer » : the contributors' queue, whole and by type."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.corpus import CONTACT
from faire_avec.model import SHEET_TYPES
from faire_avec.places import Place
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site
from faire_avec.upkeep.questions import Question, questions

STYLES = ("style/tracking.css",)
# Enough for a fortnight; the rest is one page away, by type.
MOST = 40


def pages(site: Site) -> Iterator[Page]:
    """The first questions of all, then those of each type."""
    found = questions(site.corpus, site.today)
    kinds = [(kind.name, kind.folder, kind.plural) for kind in SHEET_TYPES.values()]
    sections = [
        (folder, plural, [one for one in found if one.type == name])
        for name, folder, plural in (*kinds, (CONTACT, "contacts", "Contacts"))
    ]
    yield _page(site, places.A_REVOIR, found[:MOST], [
        (folder, plural, len(owned)) for folder, plural, owned in sections if owned
    ], len(found))
    for folder, plural, owned in sections:
        place = Place(f"{places.A_REVOIR.url}{folder}/",
                      f"{places.A_REVOIR.title} : {plural.lower()}")
        yield _page(site, place, owned, [], len(owned))


def _page(
    site: Site, place: Place, shown: list[Question], sections: list[tuple[str, str, int]],
    total: int,
) -> Page:
    return themed(
        site, place, "a-confirmer.html", "Des questions à régler devant l'écran, en dix secondes.",
        "liste", styles=STYLES, titre=place.title, questions=shown, sections=sections,
        total=total, accueil=place is places.A_REVOIR,
    )
