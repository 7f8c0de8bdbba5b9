"""``api/v1/questions.json``: the contributors' queue, for a team's own tools."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports.api._shapes import ListeDesQuestions, QuestionPubliee
from faire_avec.places import DONNEES_FICHIERS
from faire_avec.upkeep.questions import AGED, CHANGED, DOUBT, UNSEEN, questions

_REASONS = {CHANGED: "a-change", UNSEEN: "jamais-vu", AGED: "vieilli", DOUBT: "doute"}


def exports(edition: Edition) -> Iterator[Export]:
    """The queue, as one JSON file."""
    listed = ListeDesQuestions(questions=[
        QuestionPubliee.model_validate({
            "sur": one.about, "question": one.text, "choix": list(one.choices),
            "adresse": one.address, "type": one.type, "raison": _REASONS[one.kind],
            "se_regle_par": one.settles, "contact": one.call, "dire": one.say or None,
            "depuis": one.since,
        })
        for one in questions(edition.corpus, edition.today)
    ])
    text = listed.model_dump_json(exclude_none=True)
    yield Export(f"{DONNEES_FICHIERS}questions.json", text)
