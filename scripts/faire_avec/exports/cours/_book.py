"""EPUB 3. Written here rather than by a library: its pages are those of the other formats, and
the package is two small templates; the usual library stamps the day of the build.
"""

from __future__ import annotations

from collections.abc import Mapping

from faire_avec.exports._licence import LICENCE, LICENCE_NAME
from faire_avec.exports._zip import archive
from faire_avec.exports.cours._contents import contents
from faire_avec.exports.cours._course import GUIDE, Course
from faire_avec.exports.cours._environment import render
from faire_avec.exports.cours._pages import Page, address, well_formed
from faire_avec.exports.cours._standalone import inside
from faire_avec.machine.byproducts import Keep, made_anew

_MIMETYPE = "mimetype"
_CONTAINER = """\
<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/livre.opf" media-type="application/oebps-package+xml"/>\
</rootfiles>
</container>
"""


def book(
    course: Course, pages: list[Page], files: Mapping[str, str], keep: Keep = made_anew
) -> bytes:
    """The ``.epub`` file of a course.

    Args:
        course: the course.
        pages: its pages.
        files: the files of those pages, by name.
        keep: gives what was made before.

    Raises:
        InvalidExport: when a page or the package is not well formed.
    """
    package = str(render(
        "livre.opf", course=course, guide=GUIDE, licence=LICENCE_NAME, licence_url=LICENCE,
        names=list(files),
    ))
    nav = str(render(
        "nav.xhtml", course=course, chapters=list(contents(course, pages)), address=address,
    ))
    for name, content in (("livre.opf", package), ("nav.xhtml", nav)):
        well_formed(content, course, name)
    return archive({
        _MIMETYPE: "application/epub+zip",
        "META-INF/container.xml": _CONTAINER,
        "OEBPS/livre.opf": package,
        "OEBPS/nav.xhtml": nav,
        **inside("OEBPS", files),
    }, stored=(_MIMETYPE,), keep=keep)
