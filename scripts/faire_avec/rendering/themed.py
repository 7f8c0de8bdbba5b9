"""A page inside the theme, from its place and its template."""

from __future__ import annotations

from typing import Any

from faire_avec.places import Place
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.view import Site, View


def themed(
    site: Site, place: Place, template: str, description: str, kind: str, *,
    scripts: tuple[str, ...] = (), styles: tuple[str, ...] = (), listed: bool = True,
    **content: Any,
) -> Page:
    """A page that the theme surrounds.

    Args:
        site: what pages share.
        place: where it is, and its title.
        template: its template.
        description, kind, scripts, styles, listed: see ``Page``.
        content: what its template asks besides ``v``.
    """
    view = View(site, root_of(place.url))
    html = environment().get_template(template).render(v=view, **content)
    return Page(place.url, place.title, description, html, kind, scripts=scripts, styles=styles,
                listed=listed)
