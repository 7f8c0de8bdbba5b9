"""Every field of every sheet type, for contributors."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages._reference import reference
from faire_avec.rendering.view import Site, View


def pages(site: Site) -> Iterator[Page]:
    """One page per sheet type."""
    for sheet_type in SHEET_TYPES.values():
        yield fields_page(site, sheet_type)


def fields_page(site: Site, sheet_type: SheetType) -> Page:
    """Every field of a sheet type, and of the blocks inside it, for contributors."""
    url = f"contribuer/champs/{sheet_type.folder}/"
    fields, blocks = reference(sheet_type.model)
    html = environment().get_template("champs.html").render(
        v=View(site, root_of(url)), type=sheet_type, types=SHEET_TYPES.values(), fields=fields,
        blocks=blocks,
    )
    title = f"Champs : {sheet_type.label}"
    return Page(url, title, f"Les champs d'une fiche {sheet_type.label.lower()}.", html, "champs")
