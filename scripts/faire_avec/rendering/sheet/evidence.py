"""What a reader is told of the evidence: one line at the end of an answer, nothing elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from faire_avec.corpus import Corpus
from faire_avec.language.dates import month, partial_date
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
    evidence: Preuve | None, question: QuestionAuLecteur | None, corpus: Corpus
) -> Line:
    """What to say of an answer: nothing at all for the advice of the trade.

    Args:
        evidence: where the answer comes from; None means advice.
        question: what is left to see; an answer not seen on a screen then says so.
        corpus: the guide, for its bibliography.
    """
    if evidence and evidence.a_change:
        return Line(changed=evidence.a_change)
    if evidence and evidence.vu == "ecran":
        when = f" en {month(evidence.verifie_le)}" if evidence.verifie_le else ""
        return Line(f"Vu à l'écran{when}.")
    told = _told(evidence, corpus) if evidence and evidence.vu == "texte" else ""
    if question:
        return Line(f"{told} {_UNSEEN}".strip())
    return Line(told)


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
