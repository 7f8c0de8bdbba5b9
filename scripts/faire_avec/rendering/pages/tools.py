"""The working tools, on one page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages import record, slip, tally
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.view import Site, View

URL = "outils/"


@dataclass(frozen=True)
class Tool:
    """A tool of the list.

    Args:
        url: its address from the site's root.
        titre: its name.
        sert_a: when to take it, in one line.
        type: sheet type it is nearest to, for its colour.
    """

    url: str
    titre: str
    sert_a: str
    type: str


TOOLS: tuple[Tool, ...] = (
    Tool("outils/par-ou-rentrer/", "Par où rentrer ?",
         "La personne a perdu un accès : partir de ce qu'elle a, et savoir quoi rouvrir d'abord.",
         "plateforme"),
    Tool(record.URL, "Constat de blocage",
         "Le site refuse : dater la preuve, écrire la lettre à qui peut débloquer.", "situation"),
    Tool(slip.URL, "Billet de sortie",
         "La personne s'en va : ce qui est fait, à faire, la prochaine date, qui appeler.",
         "reseau"),
    Tool(tally.URL, "Compteur d'auto-mandat",
         "En équipe : compter ce qui se fait sans cadre, pour demander le cadre.", "contournement"),
)


def pages(site: Site) -> Iterator[Page]:
    """The list of the tools."""
    html = environment().get_template("outils.html").render(
        v=View(site, root_of(URL)), outils=TOOLS,
        decisions=by_title(site.corpus.of_type("decision")),
    )
    yield Page(
        URL, "Outils", "Les outils du guide, à remplir à l'écran ou à la main.", html, "liste"
    )
