"""What a course takes along: the sheets it passes through, and those that ask questions."""

from __future__ import annotations

from faire_avec.corpus import Corpus, Sheet
from faire_avec.model.notion import Notion
from faire_avec.model.parcours import Parcours


def course_sheets(corpus: Corpus, course: Parcours) -> tuple[Sheet, ...]:
    """The sheets of a course, in the order of its steps, once each."""
    ids = dict.fromkeys(target for step in course.etapes for target in step.fiches)
    return tuple(corpus.sheets[target] for target in ids if target in corpus.sheets)


def asking_sheets(corpus: Corpus, sheet: Sheet) -> tuple[Sheet, ...]:
    """The course itself, then its notions, when they hold a quiz."""
    if not isinstance(sheet.fiche, Parcours):
        return ()
    return tuple(
        one for one in (sheet, *course_sheets(corpus, sheet.fiche))
        if isinstance(one.fiche, Notion | Parcours) and one.fiche.quiz
    )
