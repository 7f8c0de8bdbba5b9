"""What every sheet rests on, for contributors."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages._completeness import SheetState, state_of
from faire_avec.rendering.view import Site, View


def pages(site: Site) -> Iterator[Page]:
    """What every sheet rests on."""
    url = "contribuer/etat/"
    states = [state_of(site.corpus, sheet) for sheet in site.corpus.sheets.values()]
    html = environment().get_template("etat.html").render(
        v=View(site, root_of(url)), fiches=_Totals(states)
    )
    yield Page(url, "État des fiches", "Sur quoi reposent les fiches du guide.", html, "etat")


class _Totals(list[SheetState]):
    """States, and their sums for the template."""

    def total(self, name: str) -> int:
        return sum(getattr(state, name) for state in self)
