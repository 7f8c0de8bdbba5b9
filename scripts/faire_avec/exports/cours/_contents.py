"""The contents of a course, the same in every format: presentation, numbered steps, quizzes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec.exports.cours._course import Course
from faire_avec.exports.cours._pages import PRESENTATION, Page
from faire_avec.language.prose import french_spaces

READ_QUIZZES = "g-quiz-a-lire"


@dataclass(frozen=True)
class Chapter:
    """A line of the contents; one without a page holds others.

    Args:
        title: what the reader sees.
        id: identifier, unique in the contents.
        page: name of its page.
        chapters: the lines under it.
    """

    title: str
    id: str
    page: str | None = None
    chapters: tuple[Chapter, ...] = ()


def contents(course: Course, pages: list[Page]) -> Iterator[Chapter]:
    """The contents of a course: each page once, under the first step that reads it.

    Args:
        course: the course.
        pages: its pages, or some of them.
    """
    titles = {page.name: page.title for page in pages}

    def lines(names: list[str]) -> tuple[Chapter, ...]:
        return tuple(Chapter(titles[name], f"i-{name}", name) for name in names if name in titles)

    yield from lines([PRESENTATION])
    shown: set[str] = set()
    for rank, step in enumerate(course.fiche.etapes, 1):
        found = lines([target for target in step.fiches if target not in shown])
        shown.update(step.fiches)
        if found:
            yield Chapter(french_spaces(f"{rank}. {step.titre}"), f"e-{rank}", None, found)
    quizzes = lines([f"quiz-{quiz.sheet.id}" for quiz in course.quizzes])
    if quizzes:
        yield Chapter("Les quiz à lire, avec les réponses", READ_QUIZZES, None, quizzes)
