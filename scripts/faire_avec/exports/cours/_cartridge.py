"""IMS Common Cartridge 1.1: sheets as web pages, quizzes as QTI 1.2 assessments.

The structures are those of the IMS GLC schemas ``ccv1p1_imscp_v1p2_v1p0`` and
``ccv1p1_qtiasiv1p2p1_v1p0``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from faire_avec.exports._licence import LICENCE, LICENCE_NAME
from faire_avec.exports._zip import archive
from faire_avec.exports.cours._course import GUIDE, Course, Question
from faire_avec.exports.cours._environment import render
from faire_avec.exports.cours._pages import PRESENTATION, SUMMARY, Page, address, well_formed
from faire_avec.exports.cours._standalone import inside
from faire_avec.machine.byproducts import Keep, made_anew

_PAGES = "contenu"
_QUIZZES = "quiz"
_PROFILES = {
    "choix-unique": "cc.multiple_choice.v0p1",
    "choix-multiple": "cc.multiple_response.v0p1",
    "vrai-faux": "cc.true_false.v0p1",
}
_TRUTH = {"Vrai": "true", "Faux": "false"}


@dataclass(frozen=True)
class Chapter:
    """A line of the table of contents; lines without a page hold others."""

    title: str
    id: str
    resource: str | None = None
    chapters: tuple[Chapter, ...] = ()


def cartridge(
    course: Course, pages: list[Page], files: Mapping[str, str], keep: Keep = made_anew
) -> bytes:
    """The ``.imscc`` file of a course.

    Args:
        course: the course.
        pages: its pages.
        files: the files of those pages, by name.
        keep: gives what was made before.

    Raises:
        InvalidExport: when a page, a quiz or the manifest is not well formed.
    """
    contents = inside(_PAGES, files)
    quizzes = {
        f"{_QUIZZES}/{quiz.sheet.id}.xml": str(
            render("evaluation.xml", quiz=quiz, profiles=_PROFILES, ident=answer_ident)
        )
        for quiz in course.quizzes
    }
    manifest = str(render(
        "imsmanifest.xml", course=course, chapters=list(_chapters(course, pages)),
        pages=list(contents), quizzes=list(quizzes), guide=GUIDE, licence=LICENCE_NAME,
        licence_url=LICENCE, ident=_resource,
    ))
    for name, content in {"imsmanifest.xml": manifest, **quizzes}.items():
        well_formed(content, course, name)
    return archive({"imsmanifest.xml": manifest, **contents, **quizzes}, keep=keep)


def answer_ident(question: Question, rank: int) -> str:
    """Identifier of an answer; platforms know true and false by these names only."""
    if question.kind == "vrai-faux":
        return _TRUTH[question.answers[rank].text]
    return f"r{rank + 1}"


def _resource(path: str) -> str:
    """Identifier of a file in the manifest."""
    return "f-" + path.replace("/", "-").replace(".", "-")


def _chapters(course: Course, pages: list[Page]) -> Iterator[Chapter]:
    titles = {page.name: page.title for page in pages}

    def page(name: str, prefix: str) -> Chapter:
        return Chapter(titles[name], f"{prefix}-{name}", _resource(f"{_PAGES}/{address(name)}"))

    yield Chapter("Sommaire", "i-sommaire", _resource(f"{_PAGES}/{address(SUMMARY)}"))
    yield page(PRESENTATION, "i")
    inside = {sheet.id for sheet in course.sheets}
    shown: set[str] = set()
    for rank, step in enumerate(course.fiche.etapes, 1):
        ids = [target for target in step.fiches if target in inside and target not in shown]
        shown.update(ids)
        if ids:
            yield Chapter(
                f"{rank}. {step.titre}", f"e-{rank}", None, tuple(page(one, "i") for one in ids)
            )
    if course.quizzes:
        yield Chapter("Quiz", "i-quiz", None, tuple(
            Chapter(quiz.title, f"q-{quiz.sheet.id}", _resource(f"{_QUIZZES}/{quiz.sheet.id}.xml"))
            for quiz in course.quizzes
        ))
        yield Chapter("Les mêmes quiz à lire, avec les réponses", "i-quiz-a-lire", None, tuple(
            page(f"quiz-{quiz.sheet.id}", "i") for quiz in course.quizzes
        ))
