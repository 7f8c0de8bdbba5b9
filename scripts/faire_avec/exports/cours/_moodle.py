"""Quizzes in the two formats that a Moodle question bank reads: Moodle XML and GIFT."""

from __future__ import annotations

import re

from faire_avec.exports.cours._course import GUIDE, Answer, Course, Question
from faire_avec.exports.cours._environment import render
from faire_avec.exports.cours._pages import well_formed

_SPECIAL = re.compile(r"[\\~=#{}:]")
_BLANKS = re.compile(r"[ \t\n\r]+")
_TRUTH = {"Vrai": "TRUE", "Faux": "FALSE"}


def moodle_xml(course: Course) -> str:
    """Every question of a course as Moodle XML.

    Raises:
        InvalidExport: when the file is not well formed.
    """
    text = str(render("questions.xml", course=course, guide=GUIDE, fraction=_fraction))
    well_formed(text, course, "questions.xml")
    return text


def gift(course: Course) -> str:
    """Every question of a course as GIFT text."""
    blocks = [f"// {course.notice}"]
    for quiz in course.quizzes:
        title = f"{quiz.sheet.fiche.titre}".replace("/", "//")
        blocks.append(f"$CATEGORY: {GUIDE}/{course.sheet.id}/{title}")
        blocks += [gift_question(question) for question in quiz.questions]
    return "\n\n".join(blocks) + "\n"


def gift_question(question: Question) -> str:
    """One question as GIFT text."""
    head = f"// [id:{question.id}]\n::{_gift(question.id)}::[plain]{_gift(question.text)}"
    why = f"####{_gift(question.why)}"
    if question.kind == "vrai-faux":
        right = next(answer for answer in question.answers if answer.right)
        wrong = next(answer for answer in question.answers if not answer.right)
        return (
            f"{head}{{{_TRUTH[right.text]}#{_gift(wrong.why)}#{_gift(right.why)}\n{why}\n}}"
        )
    several = question.kind == "choix-multiple"
    answers = [
        ("~" if several else "=" if answer.right else "~")
        + (f"%{_fraction(question, answer)}%" if several else "")
        + f"{_gift(answer.text)}#{_gift(answer.why)}"
        for answer in question.answers
    ]
    return "\n".join([f"{head}{{", *answers, why, "}"])


def _fraction(question: Question, answer: Answer) -> str:
    """Share of the mark, in percent: what is wrong takes away what is right gives.

    Moodle accepts only some shares, written with five decimals at most.
    """
    if question.kind != "choix-multiple":
        return "100" if answer.right else "0"
    group = [one for one in question.answers if one.right is answer.right]
    share = f"{100 / len(group):.5f}".rstrip("0").rstrip(".")
    return share if answer.right else f"-{share}"


def _gift(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", _BLANKS.sub(" ", text))
