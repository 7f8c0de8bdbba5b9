"""What happens to a report, and how to make one."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.model.signal import TEXT_LONGEST, Genre
from faire_avec.rendering.page import Page
from faire_avec.rendering.sheet.reporting import STYLE_FILE, organism_report
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """What happens to a report, and how to make one."""
    yield themed(
        site, places.SIGNALER, "signaler.html",
        "Dire qu'un fait du guide n'est plus vrai, sans compte.", "signaler", forge=site.forge,
        porte=site.outlet, styles=(STYLE_FILE,),
        manque=organism_report(site.outlet), genre=Genre.ORGANISME_MANQUANT,
        plus_long=TEXT_LONGEST,
    )
