"""IMS Common Cartridge 1.1: sheets as web pages, quizzes as QTI 1.2 assessments.

The structures are those of the IMS GLC schemas ``ccv1p1_imscp_v1p2_v1p0`` and
``ccv1p1_qtiasiv1p2p1_v1p0``.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.exports._licence import LICENCE, LICENCE_NAME
from faire_avec.exports._zip import archive
from faire_avec.exports.cours._contents import READ_QUIZZES, Chapter, contents
from faire_avec.exports.cours._course import GUIDE, Course, Question
from faire_avec.exports.cours._environment import render
from faire_avec.exports.cours._pages import SUMMARY, Page, address, well_formed
from faire_avec.exports.cours._standalone import page_files
from faire_avec.machine.byproducts import Keep, made_anew

# Moodle replaces in the texts whatever looks like the name of a page: these are in no address.
_PAGES = "contenu/faire-avec-"
_SUMMARY = "contenu/faire-avec.sommaire.html"
_QUIZZES = "quiz"
_PROFILES = {
    "choix-unique": "cc.multiple_choice.v0p1",
    "choix-multiple": "cc.multiple_response.v0p1",
    "vrai-faux": "cc.true_false.v0p1",
}
_TRUTH = {"Vrai": "true", "Faux": "false"}


def cartridge(course: Course, pages: list[Page], keep: Keep = made_anew) -> bytes:
    """The ``.imscc`` file of a course; its pages do not lead to each other.

    Args:
        course: the course.
        pages: its pages.
        keep: gives what was made before.

    Raises:
        InvalidExport: when a page, a quiz or the manifest is not well formed.
    """
    files = page_files(course, pages, linked=False)
    texts = {_file(name.removesuffix(".html")): text for name, text in files.items()}
    for_teachers = {_file(f"quiz-{quiz.sheet.id}") for quiz in course.quizzes}
    quizzes = {
        f"{_QUIZZES}/{quiz.sheet.id}.xml": str(
            render("evaluation.xml", quiz=quiz, profiles=_PROFILES, ident=answer_ident)
        )
        for quiz in course.quizzes
    }
    manifest = str(render(
        "imsmanifest.xml", course=course, chapters=list(_chapters(course, pages)),
        pages=list(texts), quizzes=list(quizzes), guide=GUIDE, licence=LICENCE_NAME,
        licence_url=LICENCE, ident=_resource, for_teachers=for_teachers, file=_file,
    ))
    for name, content in {"imsmanifest.xml": manifest, **quizzes}.items():
        well_formed(content, course, name)
    return archive({"imsmanifest.xml": manifest, **texts, **quizzes}, keep=keep)


def answer_ident(question: Question, rank: int) -> str:
    """Identifier of an answer; platforms know true and false by these names only."""
    if question.kind == "vrai-faux":
        return _TRUTH[question.answers[rank].text]
    return f"r{rank + 1}"


def _resource(path: str) -> str:
    """Identifier of a file in the manifest."""
    return "f-" + path.replace("/", "-").replace(".", "-")


def _file(name: str) -> str:
    """File of a page."""
    return _SUMMARY if name == SUMMARY else _PAGES + address(name)


def _chapters(course: Course, pages: list[Page]) -> Iterator[Chapter]:
    """The contents, with the quizzes that the platform marks; no page stands outside a folder."""
    presentation, *others = contents(course, pages)
    summary = Chapter("Sommaire", "g-sommaire", SUMMARY)
    yield Chapter("Pour commencer", "g-debut", None, (presentation, summary))
    marked = tuple(
        Chapter(quiz.title, f"q-{quiz.sheet.id}", f"{_QUIZZES}/{quiz.sheet.id}.xml")
        for quiz in course.quizzes
    )
    for chapter in others:
        if chapter.id == READ_QUIZZES:
            yield Chapter("Quiz", "g-quiz", None, marked)
        yield chapter
