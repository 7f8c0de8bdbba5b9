"""What happens to a report, and how to make one."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.rendering.page import Page
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """What happens to a report, and how to make one."""
    yield themed(
        site, places.SIGNALER, "signaler.html",
        "Dire qu'un fait du guide n'est plus vrai, sans compte.", "signaler", forge=site.forge,
        courriel=site.report_to,
    )
