"""PDF/UA: the pages of a course set by Typst, with their tags and a table of contents."""

from __future__ import annotations

import json
from functools import lru_cache
from importlib import resources

from faire_avec.byproducts import Keep, made_anew
from faire_avec.exports._file import InvalidExport
from faire_avec.exports.cours._course import GUIDE, Course
from faire_avec.exports.cours._pages import Page


def printed(course: Course, found: list[Page], keep: Keep = made_anew) -> bytes:
    """The ``.pdf`` file of a course.

    Args:
        course: the course.
        found: its pages.
        keep: gives what was made before.

    Raises:
        InvalidExport: when a page cannot be set; the message names it.
    """
    try:
        data = _data(course, found)
        return keep("pdf", [data], lambda: _compiled(data))
    except RuntimeError as error:
        page = next((one for one in found if not _compiles(course, one)), None)
        culprit = f"la page «{page.name}»" if page else "l'ensemble des pages"
        raise InvalidExport(
            f"Le PDF du cours «{course.sheet.id}» ne peut pas être écrit : {culprit} est refusée "
            f"({error})."
        ) from error


def _data(course: Course, found: list[Page]) -> str:
    checked = course.checked[1]
    return json.dumps({
        "title": course.title,
        "brief": course.fiche.en_bref,
        "notice": course.notice,
        "guide": GUIDE,
        "day": [checked.year, checked.month, checked.day],
        "names": [page.name for page in found],
        "pages": [{"name": page.name, "body": str(page.body)} for page in found],
    }, ensure_ascii=False)


def _compiles(course: Course, page: Page) -> bool:
    try:
        _compiled(_data(course, [page]))
    except RuntimeError:
        return False
    return True


# The live preview sets again only the courses that changed.
@lru_cache(maxsize=8)
def _compiled(data: str) -> bytes:
    import typst  # a large library: loaded only when a PDF is made

    source = resources.files("faire_avec.exports.cours") / "templates" / "cours.typ"
    content = typst.compile(
        source.read_bytes(), format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"],
        sys_inputs={"cours": data},
    )
    assert isinstance(content, bytes)
    return content
