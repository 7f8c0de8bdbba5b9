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
    """A line of the A–Z page: a title, or other names that lead to it.

    Args:
        names: other names that begin with the same word, in order; none for a title.
        sheet: where the line leads.
    """

    names: list[str]
    sheet: Sheet

    @property
    def text(self) -> str:
        """What the line is sorted by."""
        return self.names[0] if self.names else self.sheet.fiche.titre


def _letter(text: str) -> str:
    found = re.search(r"[a-z0-9]", fold(text))
    return "0-9" if found is None or found[0].isdigit() else found[0]


def _entries(sheet: Sheet) -> Iterator[IndexEntry]:
    yield IndexEntry([], sheet)
    # One line for names that stand together anyway: the page stays short enough to be read.
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for alias in sorted(sheet.fiche.alias, key=fold):
        words[_letter(alias), (fold(alias).split() or [""])[0]].append(alias)
    for names in words.values():
        yield IndexEntry(names, sheet)


def az_page(site: Site) -> Page:
    """Every title and alias in alphabetical order; works without script."""
    letters: dict[str, list[IndexEntry]] = defaultdict(list)
    for sheet in site.corpus.sheets.values():
        for entry in _entries(sheet):
            letters[_letter(entry.text)].append(entry)
    ordered = [
        (letter, sorted(letters[letter], key=lambda entry: fold(entry.text)))
        for letter in sorted(letters)
    ]
    return themed(site, places.A_Z, "a-z.html", "Toutes les fiches et tous leurs autres noms.",
                  "liste", lettres=ordered)
