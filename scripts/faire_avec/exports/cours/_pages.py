"""The pages of a course, the same in every format; only their wrapping changes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from faire_avec.corpus import Sheet, evidence_span
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import InvalidExport
from faire_avec.exports._licence import LICENCE, LICENCE_NAME
from faire_avec.exports.cours._course import GUIDE, Course, Quiz, evidence
from faire_avec.exports.cours._environment import render
from faire_avec.exports.cours._parts import Reader
from faire_avec.language.dates import long_date, partial_date
from faire_avec.language.prose import french_spaces
from faire_avec.model.labels import KINDS_OF_QUESTION, STATUS

_BLANKS = re.compile(r"[ \t\n]+")
_AROUND_BLOCKS = re.compile(r" ?(</?(?:article|h[1-6]|p|[uo]l|li)\b[^<>]*>) ?")
_INNER_LINK = re.compile(r'<a href="(?![a-z]+:)[^"]*">(.*?)</a>', re.DOTALL)
# Name of a page: the course, a sheet's id, or a sheet's id after ``quiz-``.
PRESENTATION = "presentation"
SUMMARY = "index"


@dataclass(frozen=True)
class Page:
    """A page of a course.

    Args:
        name: its name in the pack, without folder nor extension.
        title: its title.
        body: its content, as XHTML that stands alone.
    """

    name: str
    title: str
    body: Markup


def address(name: str) -> str:
    """File of a page, from another page."""
    return f"{name}.html"


def pages(edition: Edition, course: Course) -> list[Page]:
    """The presentation of a course, its sheets, its quizzes; they point to each other as files.

    A sheet left out is linked to its public page, when the site has a public address.

    Args:
        edition: the guide, as it is published.
        course: the course.

    Raises:
        InvalidExport: when a page is not well formed, or bears the name of another.
    """
    names = {sheet.id: sheet.id for sheet in course.sheets} | {course.sheet.id: PRESENTATION}

    def link(sheet_id: str) -> str | None:
        if sheet_id in names:
            return address(names[sheet_id])
        outside = edition.corpus.link(sheet_id)
        return edition.absolute(outside[0]) if outside else None

    reader = Reader(edition.corpus, link, names)
    quizzes = {quiz.sheet.id: quiz for quiz in course.quizzes}
    found = [
        Page(names[sheet.id], french_spaces(sheet.fiche.titre),
             sheet_body(edition, reader, sheet, quizzes.get(sheet.id)))
        for sheet in (course.sheet, *course.sheets)
    ]
    found += [
        Page(f"quiz-{quiz.sheet.id}", quiz.title, _quiz(course, reader, quiz))
        for quiz in course.quizzes
    ]
    taken = {SUMMARY}
    for page in found:
        if page.name in taken:
            raise InvalidExport(
                f"Le cours «{course.sheet.id}» ne peut pas être écrit : «{page.name}» y est le "
                "nom de deux pages."
            )
        taken.add(page.name)
        well_formed(page.body, course, page.name)
    return found


def without_links(body: str) -> Markup:
    """A page whose links to the other pages of its pack are their words alone.

    Course platforms move the pages they import: such links end nowhere.
    """
    return Markup(_INNER_LINK.sub(r"\1", body))


def sheet_body(
    edition: Edition, reader: Reader, sheet: Sheet, quiz: Quiz | None = None, *,
    sources: bool = True,
) -> Markup:
    """A sheet as XHTML, with the way to its quiz if there is one, and its sources if wanted."""
    corpus = edition.corpus
    span = evidence_span(sheet, corpus.tables.contacts.entries)
    listed = corpus.sources_of(sheet) if sources else []
    days = Counter(source.consulte_le for _, source in listed)
    return filled(
        "fiche.html", sheet=sheet, evidence=evidence(span),
        online=edition.absolute(sheet.url), fiche=sheet.fiche,
        parts=reader.parts(sheet), sources=listed, quiz=quiz, address=address,
        read_on=days.most_common(1)[0][0] if days else None,
        status=STATUS[sheet.fiche.statut],
        guide=GUIDE, licence=LICENCE_NAME, licence_url=LICENCE, long_date=long_date,
        partial_date=partial_date,
    )


def _quiz(course: Course, reader: Reader, quiz: Quiz) -> Markup:
    return filled(
        "quiz.html", course=course, quiz=quiz, kinds=KINDS_OF_QUESTION, link=reader.link,
        titles=reader.corpus.title,
    )


def filled(template: str, **values: Any) -> Markup:
    """A template, filled."""
    # Blanks between blocks mean nothing in a page, and something to a typesetter.
    flat = _BLANKS.sub(" ", render(template, **values))
    return Markup(_AROUND_BLOCKS.sub(r"\1", flat))


def well_formed(xml: str, course: Course, name: str) -> ElementTree.Element:
    """Parse what a pack is about to hold.

    Args:
        xml: an XML text with one root.
        course: the course it belongs to.
        name: the page or the file, for the message.

    Raises:
        InvalidExport: when it does not parse.
    """
    try:
        return ElementTree.fromstring(xml)
    except ElementTree.ParseError as error:
        raise InvalidExport(
            f"Le cours «{course.sheet.id}» ne peut pas être écrit : «{name}» n'est pas du XML "
            f"correct ({error}). Cherchez dans la fiche un caractère de contrôle ou un signe "
            "invisible."
        ) from error
