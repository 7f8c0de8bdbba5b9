"""What a reader is told of the evidence: one line at the end of an answer, nothing elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from faire_avec.corpus import Corpus
from faire_avec.corpus.confirmations import Verdict
from faire_avec.language.dates import month, partial_date
from faire_avec.language.fold import inside
from faire_avec.language.phrases import unstopped
from faire_avec.model.reponse import Preuve, QuestionAuLecteur

# Where no name of a publisher would help, the kind of source says more.
_SAID = {
    "loi": "la loi",
    "juge": "une décision de justice",
    "code-publie": "un programme que l'État publie",
}
_UNSEEN = "Pas encore vu à l'écran. Dites-nous ce que vous voyez."


@dataclass(frozen=True)
class Line:
    """The last line of an answer.

    Args:
        text: what it says; empty when only the question is left.
        changed: what readers saw change; the only thing of the page that is coloured.
    """

    text: str = ""
    changed: str | None = None

    def __bool__(self) -> bool:
        return bool(self.text or self.changed)


NO_LINE = Line()


def line_of(
    evidence: Preuve | None, question: QuestionAuLecteur | None, corpus: Corpus,
    verdict: Verdict | None = None,
) -> Line:
    """What to say of an answer: nothing at all for the advice of the trade.

    Args:
        evidence: where the answer comes from; None means advice.
        question: what is left to see; an answer not seen on a screen then says so.
        corpus: the guide, for its bibliography.
        verdict: what readers said of it, in front of the screen.
    """
    if evidence and evidence.a_change:
        return Line(changed=evidence.a_change)
    if verdict is not None:
        return Line(_said_by_readers(verdict, question))
    if evidence and evidence.vu == "ecran":
        when = f" en {month(evidence.verifie_le)}" if evidence.verifie_le else ""
        return Line(f"Vu à l'écran{when}.")
    told = _told(evidence, corpus) if evidence and evidence.vu == "texte" else ""
    if question:
        return Line(f"{told} {_UNSEEN}".strip())
    return Line(told)


def _said_by_readers(verdict: Verdict, question: QuestionAuLecteur | None) -> str:
    """How often, when last, and what; never an average."""
    when = month(verdict.day)
    if verdict.settled is None:
        said = ", ".join(f"{choice} ({count})" for choice, count in verdict.said)
        if verdict.disputed:
            return f"Les lecteurs ne voient pas tous la même chose, en {when} : {said}."
        return f"Déjà dit, en {when} : {said}."
    times = f"Confirmé {verdict.count} fois, la dernière en {when}"
    if question is None:
        return f"{times} : la réponse {verdict.settled}."
    return f"{times} : {inside(unstopped(question.texte))} {verdict.settled}."


def _told(evidence: Preuve, corpus: Corpus) -> str:
    source = corpus.tables.sources.entries.get(evidence.source or "")
    if source is None:
        return ""
    said = _SAID.get(source.nature or "", source.editeur)
    if evidence.verifie_le:
        when = month(evidence.verifie_le)
    else:
        when = partial_date(source.date) if source.date else ""
    return f"D'après {said}{f', {when}' if when else ''}."
