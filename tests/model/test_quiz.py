"""Answers are shown mixed: the place of the right one says nothing, and does not move."""

from __future__ import annotations

from collections import Counter
from itertools import chain

from faire_avec.corpus import Corpus
from faire_avec.model.quiz import QuestionDeQuiz, ReponseDeQuiz


def question(kind: str, *texts: str) -> QuestionDeQuiz:
    return QuestionDeQuiz(
        id="une-question", genre=kind, question="Quoi ?", explication="Voilà.",
        reponses=[ReponseDeQuiz(texte=text, juste=not rank, pourquoi="Parce que.")
                  for rank, text in enumerate(texts)],
    )


def shown(one: QuestionDeQuiz) -> list[str]:
    return [answer.texte for answer in one.melees]


def test_the_order_written_changes_nothing_and_a_new_answer_moves_no_other() -> None:
    found = shown(question("choix-unique", "un", "deux", "trois"))
    assert found == shown(question("choix-unique", "trois", "un", "deux"))
    assert sorted(found) == ["deux", "trois", "un"]
    more = shown(question("choix-unique", "un", "deux", "trois", "quatre"))
    assert [text for text in more if text != "quatre"] == found


def test_true_comes_before_false() -> None:
    assert shown(question("vrai-faux", "Vrai", "Faux")) == ["Vrai", "Faux"]


def test_no_place_gives_the_right_answer_away(guide: Corpus) -> None:
    asked = [
        one for one in chain.from_iterable(
            getattr(sheet.fiche, "quiz", []) for sheet in guide.sheets.values()
        ) if one.genre != "vrai-faux"
    ]
    firsts = Counter(one.melees[0].juste for one in asked)
    lasts = Counter(one.melees[-1].juste for one in asked)
    written_first = sum(one.reponses[0].juste for one in asked)
    assert len(asked) > 40 and written_first > 0.9 * len(asked)
    for place in (firsts, lasts):
        assert 0.2 < place[True] / len(asked) < 0.65, place
