"""PDF/UA: pages set by Typst, with their tags and a table of contents."""

from __future__ import annotations

import json
import logging
import string
from collections.abc import Iterator, Set
from datetime import date
from functools import lru_cache
from importlib import resources
from typing import Protocol

from faire_avec.exports._file import InvalidExport
from faire_avec.exports.cours._contents import Chapter, contents
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


class Booklet(Protocol):
    """What is printed as one book: its title, what it is for, what its cover must say.

    ``checked`` is the first and last days of its evidence; ``named`` is how a message calls it,
    such as « cours «x» »; ``columns`` is how many a page has, ``footer`` what each page says.
    """

    @property
    def title(self) -> str: ...
    @property
    def brief(self) -> str: ...
    @property
    def notice(self) -> str: ...
    @property
    def checked(self) -> tuple[date, date]: ...
    @property
    def named(self) -> str: ...
    @property
    def columns(self) -> int: ...
    @property
    def footer(self) -> str: ...


def printed(book: Booklet, found: list[Page], keep: Keep = made_anew) -> bytes:
    """The ``.pdf`` file of a book, such as a course.

    PDF/UA refuses a text that no font can draw (emoji, other scripts): such signs are replaced,
    with a warning, and the contents of the file say so.

    Args:
        book: the book.
        found: its pages.
        keep: gives what was made before.

    Raises:
        InvalidExport: when a page cannot be set; the message names it.
    """
    try:
        data = _data(book, found)
        return keep("pdf", [data], lambda: _drawn(book, found))
    except RuntimeError as error:
        page = next((one for one in found if not _compiles(book, one)), None)
        culprit = f"la page «{page.name}»" if page else "l'ensemble des pages"
        raise InvalidExport(
            f"Le PDF du {book.named} ne peut pas être écrit : {culprit} est refusée "
            f"({error})."
        ) from error


def _drawn(book: Booklet, found: list[Page]) -> bytes:
    try:
        return _compiled(_data(book, found))
    except RuntimeError as error:
        if _UNDRAWN not in str(error):
            raise
    others = set(_data(book, found)) - _SURE - {REPLACEMENT}
    undrawn = {sign for sign in others if not _has_glyph(sign)}
    try:
        content = _compiled(_data(book, found, undrawn))
    except RuntimeError as error:
        # Signs that are drawn alone and not together.
        if _UNDRAWN not in str(error):
            raise
        undrawn = others
        content = _compiled(_data(book, found, undrawn))
    _LOG.warning(
        "Avertissement : le PDF du %s remplace par %s des signes que ses polices ne "
        "savent pas dessiner : %s. Les autres formats les gardent.",
        book.named, REPLACEMENT, " ".join(sorted(undrawn)),
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


def _chapters(book: Booklet, found: list[Page]) -> Iterator[Chapter]:
    """The steps of a course; the pages of another book, one after the other."""
    if isinstance(book, Course):
        return contents(book, found)
    return (Chapter(page.title, page.name, page.name) for page in found)


def _data(book: Booklet, found: list[Page], undrawn: Set[str] = frozenset()) -> str:
    checked = book.checked[1]
    bodies = {page.name: page.body for page in found}
    told = f" {REPLACEMENT} remplace un signe que ce PDF ne sait pas dessiner." if undrawn else ""
    return json.dumps({
        "title": book.title,
        "brief": book.brief,
        "notice": book.notice + told,
        "columns": book.columns,
        "footer": book.footer,
        "guide": GUIDE,
        "day": [checked.year, checked.month, checked.day],
        "names": [page.name for page in found],
        "chapters": [
            {"title": "" if chapter.page else chapter.title,
             "pages": [{"name": one.page, "body": str(bodies[one.page])}
                       for one in (chapter.chapters or [chapter]) if one.page]}
            for chapter in _chapters(book, found)
        ],
        "undrawn": "".join(sorted(undrawn)),
        "replacement": REPLACEMENT,
    }, ensure_ascii=False)


def _compiles(book: Booklet, page: Page) -> bool:
    try:
        _drawn(book, [page])
    except RuntimeError:
        return False
    return True


def _compiled(data: str) -> bytes:
    source = resources.files("faire_avec.exports.cours") / "templates" / "cours.typ"
    with resources.as_file(source) as path:
        return with_rights(typeset(path, "cours", data))
