"""What every sheet rests on, for contributors."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._completeness import SheetState, state_of
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """What every sheet rests on."""
    states = [state_of(site.corpus, sheet) for sheet in site.corpus.sheets.values()]
    yield themed(site, places.ETAT, "etat.html", "Sur quoi reposent les fiches du guide.", "etat",
                 fiches=_Totals(states))


class _Totals(list[SheetState]):
    """States, and their sums for the template."""

    def total(self, name: str) -> int:
        return sum(getattr(state, name) for state in self)
