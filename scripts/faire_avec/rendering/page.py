"""A page ready for the site generator."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from markupsafe import Markup


@dataclass(frozen=True)
class Page:
    """A page ready for the site generator.

    Args:
        url: address from the site's root, ending with a slash; empty for the home page.
        title: title of the tab and of lists.
        description: one sentence for search engines.
        html: content of the page.
        kind: what the page is, for the theme.
        source: file a contributor edits to change it, from the sheets' folder.
        scripts: modules of ``docs/assets/`` that only this page loads.
        styles: style sheets of ``docs/assets/`` that only this page loads.
        late_styles: those that only the foot of the page needs: the first view does not wait.
        updated: day of what it shows, when it is known.
        listed: whether search engines may list it.
        head: elements that only this page has in its ``<head>``.
        whole: ``html`` is the whole document; the theme adds nothing, lists and search skip it.
    """

    url: str
    title: str
    description: str
    html: str
    kind: str
    source: str | None = None
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    late_styles: tuple[str, ...] = ()
    updated: date | None = None
    listed: bool = True
    head: Markup = field(default_factory=Markup)
    whole: bool = False


def root_of(url: str) -> str:
    """Relative address of the site's root from a page, such as ``../../``."""
    return "../" * url.count("/") or "./"
