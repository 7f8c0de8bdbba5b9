"""The text of a filled request: which form it is, and what was answered."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from faire_avec.language.fold import fold
from faire_avec.writing.requests.forms import Answer, Question, RequestForm

MAX_BODY = 70_000
# What forges write for a question left empty.
_EMPTY = {"_no response_", "_pas de reponse_", "none"}


class Unreadable(Exception):
    """The request is not one of the forms.

    Args:
        reason: French sentence for the person who asked.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Request:
    """A filled form.

    Args:
        form: which one.
        answers: what was answered, by question; nothing for what was left empty.
    """

    form: RequestForm
    answers: dict[str, str]


def body_of(text: str) -> str:
    """The body of a request, from its Markdown or from the event a forge sends.

    Raises:
        Unreadable: when the event holds no request.
    """
    if not text.lstrip().startswith("{"):
        return text
    try:
        event = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Unreadable("Le fichier n'est pas un événement JSON lisible.") from error
    for keys in (("issue", "body"), ("object_attributes", "description")):
        found = event
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        if isinstance(found, str):
            return found
    raise Unreadable("L'événement ne contient pas le texte d'une demande.")


def read_request(body: str, forms: Sequence[RequestForm]) -> Request:
    """Which form was filled, and how.

    Args:
        body: Markdown of the request.
        forms: every form.

    Raises:
        Unreadable: when the text is none of the forms, or answers a question twice.
    """
    if len(body) > MAX_BODY:
        raise Unreadable("La demande est trop longue : gardez l'essentiel.")
    lines = _without_comments(body.replace("\r\n", "\n")).split("\n")
    headings = {_key(heading) for line in lines if (heading := _heading(line))}
    form = max(forms, key=lambda one: _share(one, headings))
    if _share(form, headings) < 0.5:
        titles = ", ".join(f"« {one.title} »" for one in forms)
        raise Unreadable(f"La demande ne suit aucun des formulaires ({titles}).")
    return Request(form, _answers(lines, form))


# Anyone may send a request: what reads it goes through it once, without a pattern that turns back.
def _heading(line: str) -> str:
    """The text of a heading of level two to four; empty when the line is none."""
    rest = line.lstrip("#")
    if len(line) - len(rest) not in (2, 3, 4) or rest[:1] not in (" ", "\t"):
        return ""
    return rest.strip(" \t").rstrip("#").rstrip(" \t")


def _without_comments(text: str) -> str:
    kept = []
    start = 0
    while (opening := text.find("<!--", start)) >= 0:
        closing = text.find("-->", opening + 4)
        if closing < 0:
            break
        kept.append(text[start:opening])
        start = closing + 3
    return "".join(kept) + text[start:]


def _key(heading: str) -> str:
    return " ".join(fold(heading).split())


def _share(form: RequestForm, headings: set[str]) -> float:
    found = sum(_key(question.label) in headings for question in form.questions)
    return found / len(form.questions)


def _answers(lines: list[str], form: RequestForm) -> dict[str, str]:
    by_heading = {_key(question.label): question for question in form.questions}
    # The form's last heading ends the last answer.
    by_heading[_key("Avant d'envoyer")] = Question("", "", "")
    collected: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        heading = _heading(line)
        question = by_heading.get(_key(heading)) if heading else None
        if question is None:
            current.append(line)
            continue
        if question.id in collected:
            raise Unreadable(f"« {question.label} » est écrit deux fois : gardez une réponse.")
        current = collected[question.id] = []
    answers = {}
    for question in form.questions:
        text = "\n".join(collected.get(question.id, ())).strip()
        if text and fold(text) not in _EMPTY:
            answers[question.id] = text if question.answer is Answer.TEXT else " ".join(
                text.split()
            )
    return answers
