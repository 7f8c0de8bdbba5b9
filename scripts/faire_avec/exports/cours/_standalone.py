"""Course pages as files that stand alone: their style inside, their links checked."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from markupsafe import Markup

from faire_avec.exports._file import InvalidExport
from faire_avec.exports._licence import LICENCE, LICENCE_NAME
from faire_avec.exports.cours._contents import contents
from faire_avec.exports.cours._course import GUIDE, Course
from faire_avec.exports.cours._environment import render
from faire_avec.exports.cours._pages import SUMMARY, Page, address, well_formed, without_links

_OUTSIDE = re.compile(r"https?://|mailto:")


@lru_cache(maxsize=1)
def _style() -> Markup:
    folder = resources.files("faire_avec.exports.cours") / "templates"
    return Markup((folder / "page.css").read_text(encoding="utf-8"))


def page_files(course: Course, pages: list[Page], *, linked: bool = True) -> dict[str, str]:
    """The pages of a course as whole XHTML files, which browsers also read as HTML.

    Args:
        course: the course.
        pages: its pages.
        linked: whether the pages lead to each other.

    Returns:
        Contents by file name, the summary first.

    Raises:
        InvalidExport: when a page is not well formed or points to a missing page.
    """
    summary = render(
        "sommaire.html", course=course, chapters=list(contents(course, pages)), address=address,
        guide=GUIDE, licence=LICENCE_NAME, licence_url=LICENCE,
    )
    home = address(SUMMARY)
    files = {home: _wrapped(course.title, summary if linked else without_links(summary), None)}
    for page in pages:
        body = page.body if linked else without_links(page.body)
        files[address(page.name)] = _wrapped(page.title, body, home if linked else None)
    check_links(files, course)
    return files


def _wrapped(title: str, body: Markup, home: str | None) -> str:
    return str(render("page.html", title=title, body=body, style=_style(), home=home))


def check_links(files: Mapping[str, str], course: Course) -> None:
    """Parse every page and follow its links inside the pack.

    Raises:
        InvalidExport: when a link goes nowhere; the message names the page.
    """
    for name, content in files.items():
        for element in well_formed(content, course, name).iter():
            href = element.get("href", "")
            if href and not _OUTSIDE.match(href) and href.partition("#")[0] not in files:
                raise InvalidExport(
                    f"Le cours «{course.sheet.id}» ne peut pas être écrit : la page «{name}» "
                    f"renvoie à «{href}», qui n'y est pas."
                )


def inside(folder: str, files: Mapping[str, str]) -> dict[str, str]:
    """The same files in a folder of the pack."""
    return {f"{folder}/{name}": content for name, content in files.items()}
