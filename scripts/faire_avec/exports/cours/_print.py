"""PDF/UA: the pages of a course set by Typst, with their tags and a table of contents."""

from __future__ import annotations

import json
import logging
import string
from collections.abc import Set
from functools import lru_cache
from importlib import resources

from faire_avec.exports._file import InvalidExport
from faire_avec.exports.cours._contents import contents
from faire_avec.exports.cours._course import GUIDE, Course
from faire_avec.exports.cours._pages import Page
from faire_avec.exports.cours._rights import with_rights
from faire_avec.machine.byproducts import Keep, made_anew
from faire_avec.machine.typesetter import typeset

# A sign that every font of the typesetter has, in place of one that none has.
REPLACEMENT = "\u25a1"
_UNDRAWN = "could not be displayed"
_SURE = frozenset(string.printable + "àâäæçéèêëîïôöœùûüÿÀÂÄÆÇÉÈÊËÎÏÔÖŒÙÛÜŸ«»’“”–—…·€°\u00a0\u202f")
_LOG = logging.getLogger("faire_avec.cours")


def printed(course: Course, found: list[Page], keep: Keep = made_anew) -> bytes:
    """The ``.pdf`` file of a course.

    PDF/UA refuses a text that no font can draw (emoji, other scripts): such signs are replaced,
    with a warning, and the contents of the file say so.

    Args:
        course: the course.
        found: its pages.
        keep: gives what was made before.

    Raises:
        InvalidExport: when a page cannot be set; the message names it.
    """
    try:
        data = _data(course, found)
        return keep("pdf", [data], lambda: _drawn(course, found))
    except RuntimeError as error:
        page = next((one for one in found if not _compiles(course, one)), None)
        culprit = f"la page «{page.name}»" if page else "l'ensemble des pages"
        raise InvalidExport(
            f"Le PDF du cours «{course.sheet.id}» ne peut pas être écrit : {culprit} est refusée "
            f"({error})."
        ) from error


def _drawn(course: Course, found: list[Page]) -> bytes:
    try:
        return _compiled(_data(course, found))
    except RuntimeError as error:
        if _UNDRAWN not in str(error):
            raise
    others = set(_data(course, found)) - _SURE - {REPLACEMENT}
    undrawn = {sign for sign in others if not _has_glyph(sign)}
    try:
        content = _compiled(_data(course, found, undrawn))
    except RuntimeError as error:
        # Signs that are drawn alone and not together.
        if _UNDRAWN not in str(error):
            raise
        undrawn = others
        content = _compiled(_data(course, found, undrawn))
    _LOG.warning(
        "Avertissement : le PDF du cours «%s» remplace par %s des signes que ses polices ne "
        "savent pas dessiner : %s. Les autres formats les gardent.",
        course.sheet.id, REPLACEMENT, " ".join(sorted(undrawn)),
    )
    return content


@lru_cache(maxsize=4096)
def _has_glyph(sign: str) -> bool:
    import typst

    source = '#set document(title: "x")\n#set text(font: "Libertinus Serif")\n#sys.inputs.sign'
    try:
        typst.compile(
            source.encode(), format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"],
            sys_inputs={"sign": sign},
        )
    except RuntimeError:
        return False
    return True


def _data(course: Course, found: list[Page], undrawn: Set[str] = frozenset()) -> str:
    checked = course.checked[1]
    bodies = {page.name: page.body for page in found}
    told = f" {REPLACEMENT} remplace un signe que ce PDF ne sait pas dessiner." if undrawn else ""
    return json.dumps({
        "title": course.title,
        "brief": course.fiche.en_bref,
        "notice": course.notice + told,
        "guide": GUIDE,
        "day": [checked.year, checked.month, checked.day],
        "names": [page.name for page in found],
        "chapters": [
            {"title": "" if chapter.page else chapter.title,
             "pages": [{"name": one.page, "body": str(bodies[one.page])}
                       for one in (chapter.chapters or [chapter]) if one.page]}
            for chapter in contents(course, found)
        ],
        "undrawn": "".join(sorted(undrawn)),
        "replacement": REPLACEMENT,
    }, ensure_ascii=False)


def _compiles(course: Course, page: Page) -> bool:
    try:
        _drawn(course, [page])
    except RuntimeError:
        return False
    return True


def _compiled(data: str) -> bytes:
    source = resources.files("faire_avec.exports.cours") / "templates" / "cours.typ"
    with resources.as_file(source) as path:
        return with_rights(typeset(path, "cours", data))
