"""Many sheets rendered on every processor; few sheets, or no cheap way to share, on one."""

from __future__ import annotations

from collections.abc import Sequence

from faire_avec.corpus import Sheet
from faire_avec.machine.sharing import share
from faire_avec.rendering.kept import found_sheet_page, kept_sheet_page
from faire_avec.rendering.page import Page
from faire_avec.rendering.view import Site

# For each process: below this, starting it costs more than it saves.
WORTH_SHARING = 150


def sheet_pages(site: Site, sheets: Sequence[Sheet]) -> list[Page]:
    """The pages of some sheets, in the same order.

    Args:
        site: what pages share; processes inherit it, nothing is copied on the way in.
        sheets: the sheets to render.
    """
    kept = {sheet.id: page for sheet in sheets if (page := found_sheet_page(site, sheet))}
    left = [sheet for sheet in sheets if sheet.id not in kept]
    made = share(lambda sheet: kept_sheet_page(site, sheet), left, WORTH_SHARING)
    by_url = {page.url: page for page in made}
    return [kept.get(sheet.id) or by_url[sheet.url] for sheet in sheets]
