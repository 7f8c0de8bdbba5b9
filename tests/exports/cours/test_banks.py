"""GIFT and Moodle XML, read back by readers written from Moodle's published rules."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any, cast
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from faire_avec.exports.cours._course import Answer, Course, Question
from faire_avec.exports.cours._moodle import gift, gift_question, moodle_xml
from faire_avec.language.prose import french_spaces

_ESCAPED = re.compile(r"\\([\\~=#{}:])")
_HELD = {sign: chr(0xE000 + rank) for rank, sign in enumerate("\\~=#{}:")}


@dataclass
class Read:
    """A question as a bank keeps it."""

    name: str
    text: str
    why: str
    answers: list[tuple[str, float, str]]
    single: bool = True


def read_gift(text: str) -> list[Read]:
    """Questions of a GIFT text: comments and categories left out, one blank line between two."""
    # As Moodle reads: an id number stands in a comment.
    lines = [line for line in text.split("\n") if not line.startswith("//")]
    blocks = re.split(r"\n\s*\n", "\n".join(lines).strip())
    return [_read_block(block) for block in blocks if block and not block.startswith("$CATEGORY")]


def _read_block(block: str) -> Read:
    held = _ESCAPED.sub(lambda match: _HELD[match[1]], block)
    match = re.fullmatch(r"::(.*?)::\[plain\](.*?)\{(.*)\}", held, re.DOTALL)
    assert match, block
    body, _, why = match[3].partition("####")
    answers: list[tuple[str, float, str]] = []
    if re.match(r"(TRUE|FALSE)#", body):
        truth, wrong, right = body.strip().split("#")
        answers = [
            (word, 100.0 if truth == name else 0.0, _plain(right if truth == name else wrong))
            for word, name in (("Vrai", "TRUE"), ("Faux", "FALSE"))
        ]
        return Read(_plain(match[1]), _plain(match[2]), _plain(why), answers)
    for sign, weight, answer, reason in re.findall(
        r"([=~])(?:%(-?[\d.]+)%)?([^=~#]*)#([^=~]*)", body
    ):
        mark = float(weight) if weight else 100.0 if sign == "=" else 0.0
        answers.append((_plain(answer), mark, _plain(reason)))
    return Read(_plain(match[1]), _plain(match[2]), _plain(why), answers, "=" in body)


def _plain(text: str) -> str:
    for sign, held in _HELD.items():
        text = text.replace(held, sign)
    return text.strip()


def read_moodle(text: str) -> list[Read]:
    """Questions of a Moodle XML text."""
    found = []
    for node in ET.fromstring(text.encode()).findall("question"):
        if node.get("type") == "category":
            continue
        truth = {"true": "Vrai", "false": "Faux"} if node.get("type") == "truefalse" else {}
        answers = [
            (truth.get(str(one.findtext("text")), str(one.findtext("text"))),
             float(str(one.get("fraction"))), str(one.findtext("feedback/text")))
            for one in node.findall("answer")
        ]
        found.append(Read(
            str(node.findtext("name/text")), str(node.findtext("questiontext/text")),
            str(node.findtext("generalfeedback/text")), answers,
            node.findtext("single", "true") == "true",
        ))
    return found


def same(question: Question, read: Read) -> None:
    assert (read.name, read.text, read.why) == (question.id, question.text, question.why)
    assert sorted((text, why) for text, _, why in read.answers) == sorted(
        (answer.text, answer.why) for answer in question.answers
    )
    marks = {text: mark for text, mark, _ in read.answers}
    assert all((marks[answer.text] > 0) is answer.right for answer in question.answers)
    assert read.single is (question.kind != "choix-multiple")
    assert abs(sum(mark for mark in marks.values() if mark > 0) - 100) < 0.001


def test_every_question_of_the_guide_comes_back(all_courses: list[Course]) -> None:
    for course in all_courses:
        questions = [question for quiz in course.quizzes for question in quiz.questions]
        for read in (read_gift(gift(course)), read_moodle(moodle_xml(course))):
            assert len(read) == len(questions) > 10
            for question, one in zip(questions, read, strict=True):
                same(question, one)


def test_banks_know_each_question_by_a_number_that_stays(all_courses: list[Course]) -> None:
    for course in all_courses:
        ids = [question.id for quiz in course.quizzes for question in quiz.questions]
        assert re.findall(r"^// \[id:(\S+)\]\n::\1::", gift(course), re.MULTILINE) == ids
        root = ET.fromstring(moodle_xml(course).encode())
        assert [node.text for node in root.iter("idnumber")] == ids


def test_banks_say_their_licence_and_date(all_courses: list[Course]) -> None:
    for course in all_courses:
        for text in (gift(course), moodle_xml(course)):
            assert "CC BY-SA 4.0" in text and course.evidence in text


# Any visible text, spaced the French way, with the signs that the two formats keep for themselves.
_SIGNS = st.sampled_from(
    ["~", "=", "#", "{", "}", ":", "\\", "::", "####", "->", "%50%", "//", "\\n", "\\:", "<b>",
     "&amp;", "]]>", "$", "«", "é", " ", "mot", "TRUE", "[html]", "'", '"', "--"]
)
_VISIBLE = st.characters(
    exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"),
    exclude_characters="".join(_HELD.values()),
)
TEXTS = st.lists(st.one_of(_SIGNS, st.text(_VISIBLE, max_size=6)), min_size=1, max_size=8).map(
    lambda parts: french_spaces("x" + " ".join("".join(parts).split()))
)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    kind = draw(st.sampled_from(["choix-unique", "choix-multiple", "vrai-faux"]))
    if kind == "vrai-faux":
        texts, right = ["Vrai", "Faux"], {draw(st.integers(0, 1))}
    else:
        texts = draw(st.lists(TEXTS, min_size=3, max_size=6, unique=True))
        count = draw(st.integers(1, len(texts) - 1)) if kind == "choix-multiple" else 1
        right = set(draw(st.permutations(range(len(texts))))[:count])
    answers = tuple(
        Answer(text, rank in right, draw(TEXTS)) for rank, text in enumerate(texts)
    )
    return Question("une-question", kind, draw(TEXTS), answers, draw(TEXTS), ("une-fiche",))


@given(questions())
def test_any_question_comes_back_from_gift(question: Question) -> None:
    [read] = read_gift(gift_question(question))
    same(question, read)


@given(questions())
def test_any_question_comes_back_from_moodle_xml(question: Question) -> None:
    sheet = SimpleNamespace(id="un-cours", fiche=SimpleNamespace(titre="A/B <c>"))
    quiz = SimpleNamespace(sheet=sheet, questions=(question,))
    course: Any = SimpleNamespace(sheet=sheet, quizzes=(quiz,), notice="Un cours -- -.")
    [read] = read_moodle(moodle_xml(cast(Course, course)))
    same(question, read)
