"""Every field of every sheet type, for contributors."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.places import Place
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._reference import reference
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """One page per sheet type."""
    for sheet_type in SHEET_TYPES.values():
        yield fields_page(site, sheet_type)


def fields_page(site: Site, sheet_type: SheetType) -> Page:
    """Every field of a sheet type, and of the blocks inside it, for contributors."""
    fields, blocks = reference(sheet_type.model)
    place = Place(f"{places.CHAMPS}{sheet_type.folder}/", f"Champs : {sheet_type.label}")
    return themed(
        site, place, "champs.html", f"Les champs d'une fiche {sheet_type.label.lower()}.",
        "champs", type=sheet_type, types=SHEET_TYPES.values(), fields=fields, blocks=blocks,
    )
