"""The lists of sheets: one page per type, one behind each door."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from faire_avec import places
from faire_avec.corpus import Sheet
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.places import Door, Place
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title, by_urgency
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """Doors, then types."""
    for door in places.DOORS:
        yield door_page(site, door)
    for sheet_type in SHEET_TYPES.values():
        yield type_page(site, sheet_type)


def type_page(site: Site, sheet_type: SheetType) -> Page:
    """The list of the sheets of one type."""
    return _list_page(
        site, Place(f"{sheet_type.folder}/", sheet_type.plural),
        f"{sheet_type.plural} : {sheet_type.question}", [sheet_type], sheet_type.question,
    )


def door_page(site: Site, door: Door) -> Page:
    """The page behind one door."""
    return _list_page(
        site, door, f"{door.title} : {door.hint}",
        [SHEET_TYPES[name] for name in door.types], door.hint,
    )


def _ordered(sheets: list[Sheet], sheet_type: SheetType) -> list[Sheet]:
    """Situations by what presses; everything else is looked for by its name."""
    return by_urgency(sheets) if sheet_type.name == "situation" else by_title(sheets)


def _list_page(
    site: Site, place: Place, description: str, types: Sequence[SheetType], question: str | None
) -> Page:
    groups = [
        (sheet_type, sheets)
        for sheet_type in types
        if (sheets := _ordered(site.corpus.of(sheet_type.model), sheet_type))
    ]
    # The door that leads to places asks for a commune, when the guide knows some.
    near = site.edition.directory is not None and isinstance(place, Door) and place.types == (
        "reseau",
    )
    return themed(site, place, "liste.html", description, "liste", titre=place.title,
                  question=question, groupes=groups, champ=near)
