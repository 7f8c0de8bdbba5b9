"""« Ce que nous cherchons à confirmer » : the contributors' queue, whole and by type."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import CONTACT
from faire_avec.model import SHEET_TYPES
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.questions import Question, questions
from faire_avec.rendering.view import Site, View

URL = "a-revoir/"
TITLE = "Ce que nous cherchons à confirmer"
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
    yield _page(site, URL, TITLE, found[:MOST], [
        (folder, plural, len(owned)) for folder, plural, owned in sections if owned
    ], len(found))
    for folder, plural, owned in sections:
        yield _page(site, f"{URL}{folder}/", f"{TITLE} : {plural.lower()}", owned, [], len(owned))


def _page(
    site: Site, url: str, title: str, shown: list[Question],
    sections: list[tuple[str, str, int]], total: int,
) -> Page:
    html = environment().get_template("a-confirmer.html").render(
        v=View(site, root_of(url)), titre=title, questions=shown, sections=sections, total=total,
        accueil=url == URL,
    )
    return Page(url, title, "Des questions à régler devant l'écran, en dix secondes.", html,
                "liste", styles=STYLES)
