"""« Ce qui a changé » : every change told to the readers, newest first, by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from faire_avec import places
from faire_avec.corpus import Change, changes
from faire_avec.language.dates import month
from faire_avec.language.fold import fold
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site

# More new sheets than this on one day are told as a number, and listed behind it.
MANY = 12


@dataclass(frozen=True)
class Day:
    """The changes of one day.

    Args:
        day: when.
        told: changes that sheets tell.
        born: new sheets, by title.
    """

    day: date
    told: tuple[Change, ...]
    born: tuple[Change, ...]

    @property
    def many(self) -> bool:
        return len(self.born) > MANY


@dataclass(frozen=True)
class Month:
    """The days of one month, newest first."""

    slug: str
    title: str
    days: tuple[Day, ...]


def pages(site: Site) -> Iterator[Page]:
    """One page, read without script."""
    found = changes(site.corpus)
    yield themed(
        site, places.CE_QUI_A_CHANGE, "ce-qui-a-change.html",
        "Les changements du guide utiles au lecteur, du plus récent au plus ancien.", "liste",
        styles=("style/tracking.css",), mois=_months(found), total=len(site.corpus.sheets),
    )


def _months(found: list[Change]) -> list[Month]:
    return [
        Month(slug, month(days[0].day), tuple(days))
        for slug, days in (
            (slug, [_day(day, list(group)) for day, group in groupby(owned, _of_day)])
            for slug, owned in groupby(found, lambda change: f"{change.day:%Y-%m}")
        )
    ]


def _of_day(change: Change) -> date:
    return change.day


def _day(day: date, found: list[Change]) -> Day:
    born = (change for change in found if change.text is None)
    return Day(
        day, tuple(change for change in found if change.text is not None),
        tuple(sorted(born, key=lambda change: fold(change.sheet.fiche.titre))),
    )
