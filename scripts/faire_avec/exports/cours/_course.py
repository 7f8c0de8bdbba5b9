"""A course taken out of the guide: its sheets in order, its quizzes, its dates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import Corpus, Sheet, evidence_span
from faire_avec.corpus.course import asking_sheets, course_sheets
from faire_avec.exports._licence import LICENCE_NAME
from faire_avec.language.dates import long_date
from faire_avec.language.prose import french_spaces
from faire_avec.model.notion import Notion
from faire_avec.model.parcours import Parcours
from faire_avec.model.quiz import QuestionDeQuiz

GUIDE = "Faire avec"


@dataclass(frozen=True)
class Answer:
    """A proposed answer, spaced the French way."""

    text: str
    right: bool
    why: str


@dataclass(frozen=True)
class Question:
    """A quiz question as every format writes it.

    Args:
        id: identifier, unique in the course.
        kind: ``choix-unique``, ``choix-multiple`` or ``vrai-faux``.
        text: the question.
        answers: in reading order.
        why: what to remember, then the sheets where it is written.
        sheets: ids of those sheets.
    """

    id: str
    kind: str
    text: str
    answers: tuple[Answer, ...]
    why: str
    sheets: tuple[str, ...]


@dataclass(frozen=True)
class Quiz:
    """The questions of one sheet."""

    sheet: Sheet
    questions: tuple[Question, ...]

    @property
    def title(self) -> str:
        return french_spaces(f"Quiz : {self.sheet.fiche.titre}")


@dataclass(frozen=True)
class Course:
    """A course and all it takes along.

    Args:
        sheet: its parcours.
        fiche: the same, typed.
        sheets: the sheets it passes through, in order, once each.
        quizzes: its quiz, then those of its notions.
        checked: first and last days of the evidence of its sheets.
    """

    sheet: Sheet
    fiche: Parcours
    sheets: tuple[Sheet, ...]
    quizzes: tuple[Quiz, ...]
    checked: tuple[date, date]

    @property
    def title(self) -> str:
        return french_spaces(self.fiche.titre)

    @property
    def brief(self) -> str:
        return self.fiche.en_bref

    @property
    def named(self) -> str:
        """How a message calls it."""
        return f"cours «{self.sheet.id}»"

    @property
    def columns(self) -> int:
        return 1

    @property
    def footer(self) -> str:
        return f"{GUIDE}, {self.title}"

    @property
    def evidence(self) -> str:
        """Those days, as a reader sees them."""
        return evidence(self.checked)

    @property
    def notice(self) -> str:
        """What a copy must carry."""
        return (
            f"« {self.title} », {GUIDE}. {self.evidence}. "
            f"Licence {LICENCE_NAME}."
        )


def courses(corpus: Corpus) -> Iterator[Course]:
    """Every course of the guide."""
    for sheet in corpus.of(Parcours):
        yield course_of(corpus, sheet.id)


def course_of(corpus: Corpus, sheet_id: str) -> Course:
    """The course of a parcours."""
    sheet = corpus.sheets[sheet_id]
    assert isinstance(sheet.fiche, Parcours)
    quizzes = tuple(_quiz(corpus, one) for one in asking_sheets(corpus, sheet))
    sheets = course_sheets(corpus, sheet.fiche)
    spans = [
        evidence_span(one, corpus.tables.contacts.entries) for one in (sheet, *sheets)
    ]
    checked = min(first for first, _ in spans), max(last for _, last in spans)
    return Course(sheet, sheet.fiche, sheets, quizzes, checked)


def evidence(span: tuple[date, date]) -> str:
    """The days of some evidence, as a reader sees them."""
    first, last = span
    if first == last:
        return f"Preuves du {long_date(first)}"
    return f"Preuves du {long_date(first)} au {long_date(last)}"


def _quiz(corpus: Corpus, sheet: Sheet) -> Quiz:
    assert isinstance(sheet.fiche, Notion | Parcours)
    return Quiz(sheet, tuple(_question(corpus, sheet, one) for one in sheet.fiche.quiz))


def _question(corpus: Corpus, sheet: Sheet, question: QuestionDeQuiz) -> Question:
    sheets = tuple(question.fiches) or (sheet.id,)
    titles = " ; ".join(f"« {corpus.title(target)} »" for target in sheets)
    where = "Fiches" if len(sheets) > 1 else "Fiche"
    return Question(
        id=f"{sheet.id}-{question.id}",
        kind=question.genre,
        text=french_spaces(question.question),
        answers=tuple(
            Answer(french_spaces(one.texte), one.juste, french_spaces(one.pourquoi))
            for one in question.melees
        ),
        why=french_spaces(f"{question.explication} {where} : {titles}."),
        sheets=sheets,
    )
