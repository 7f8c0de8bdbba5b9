"""The lists of sheets: one page per type, one behind each door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faire_avec.corpus import Sheet
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.rendering.doors import DOORS, Door
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages._sorting import by_title, by_urgency
from faire_avec.rendering.view import Site, View


def pages(site: Site) -> Iterator[Page]:
    """Doors, then types."""
    for door in DOORS:
        yield door_page(site, door)
    for sheet_type in SHEET_TYPES.values():
        yield type_page(site, sheet_type)


def type_page(site: Site, sheet_type: SheetType) -> Page:
    """The list of the sheets of one type."""
    return _list_page(
        site, f"{sheet_type.folder}/", sheet_type.plural,
        f"{sheet_type.plural} : {sheet_type.question}", [sheet_type], sheet_type.question,
    )


def door_page(site: Site, door: Door) -> Page:
    """The page behind one door."""
    return _list_page(
        site, door.url, door.title, f"{door.title} : {door.hint}",
        [SHEET_TYPES[name] for name in door.types], door.hint,
    )


def _ordered(sheets: list[Sheet], sheet_type: SheetType) -> list[Sheet]:
    """Situations by what presses; everything else is looked for by its name."""
    return by_urgency(sheets) if sheet_type.name == "situation" else by_title(sheets)


def _list_page(
    site: Site, url: str, title: str, description: str, types: Sequence[SheetType],
    question: str | None,
) -> Page:
    groups = [
        (sheet_type, sheets)
        for sheet_type in types
        if (sheets := _ordered(site.corpus.of_type(sheet_type.name), sheet_type))
    ]
    html = environment().get_template("liste.html").render(
        v=View(site, root_of(url)), titre=title, question=question, groupes=groups
    )
    return Page(url, title, description, html, "liste")
