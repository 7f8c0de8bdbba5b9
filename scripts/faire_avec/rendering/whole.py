"""Pages that are a whole document of their own, without the theme: light, and never listed."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.policy import page_policy
from faire_avec.rendering.view import Site, View


def whole_page(
    site: Site, template: str, url: str, canonical: str, title: str, **content: Any
) -> Page:
    """A page that stands alone.

    Args:
        site: what pages share.
        template: its template, which extends ``_seule.html``.
        url: its address, from the site's root.
        canonical: address of the page it stands for, from the site's root.
        title: title of its tab.
        content: what its template asks besides.
    """
    view = content.pop("v", None) or View(site, root_of(url))
    address = site.edition.absolute(canonical) or view.page(canonical)
    # Addresses and policies are not prose: no French spaces in them.
    html = environment().get_template(template).render(
        v=view, onglet=title, canonique=Markup.escape(address),
        politique=Markup.escape(page_policy(None, site.outlet.origin)), **content,
    )
    return Page(url, title, "", html, "seule", listed=False, whole=True)


def redirection(site: Site, origin: str, target: str, title: str) -> Page:
    """A page that leads to another, without script nor server.

    Args:
        site: what pages share.
        origin: its address, from the site's root.
        target: where it leads, from the site's root.
        title: what is there.
    """
    link = Markup.escape(root_of(origin) + target)
    return whole_page(site, "redirection.html", origin, target, title, cible=link)
