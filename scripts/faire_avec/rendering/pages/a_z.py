"""The A–Z page: every title and alias, for the browser's own find."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec import places
from faire_avec.corpus import Sheet
from faire_avec.language.fold import fold
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The A–Z page."""
    yield az_page(site)


@dataclass(frozen=True)
class IndexEntry:
    """A line of the A–Z page: a title, or an alias that leads to it."""

    text: str
    alias: str | None
    sheet: Sheet


def _letter(text: str) -> str:
    found = re.search(r"[a-z0-9]", fold(text))
    return "0-9" if found is None or found[0].isdigit() else found[0]


def az_page(site: Site) -> Page:
    """Every title and alias in alphabetical order; works without script."""
    letters: dict[str, list[IndexEntry]] = defaultdict(list)
    for sheet in site.corpus.sheets.values():
        letters[_letter(sheet.fiche.titre)].append(
            IndexEntry(sheet.fiche.titre, None, sheet)
        )
        for alias in sheet.fiche.alias:
            letters[_letter(alias)].append(IndexEntry(alias, alias, sheet))
    ordered = [
        (letter, sorted(letters[letter], key=lambda entry: fold(entry.text)))
        for letter in sorted(letters)
    ]
    return themed(site, places.A_Z, "a-z.html", "Toutes les fiches et tous leurs autres noms.",
                  "liste", lettres=ordered)
