"""What happens to a report, and how to make one."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View


def pages(site: Site) -> Iterator[Page]:
    """What happens to a report, and how to make one."""
    url = "contribuer/signaler/"
    html = environment().get_template("signaler.html").render(
        v=View(site, root_of(url)), forge=site.forge, courriel=site.report_to
    )
    yield Page(url, "Signaler un changement", "Dire qu'un fait du guide n'est plus vrai, sans "
               "compte.", html, "signaler")
