"""Une question de quiz se répond avec les fiches qu'elle cite. Elle a une bonne réponse (une seule,
sauf pour « choix-multiple », qui a aussi une réponse fausse), des réponses différentes, un
identifiant à elle. « choix-unique » propose trois réponses au moins : les plateformes de cours le
demandent. « vrai-faux » en propose deux : « Vrai » et « Faux ». Dans un parcours, la question cite
au moins une fiche, et seulement des fiches du parcours.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.language.suggest import closest
from faire_avec.model.introspect import Location
from faire_avec.model.notion import Notion
from faire_avec.model.parcours import Parcours
from faire_avec.model.quiz import QuestionDeQuiz
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA131", "quiz-juste", "Une question de quiz a sa réponse", __doc__)

_TRUE_FALSE = {"Vrai", "Faux"}
_FEWEST = 3


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report questions that cannot be answered, and answers that cannot be told apart."""
    if not isinstance(sheet.fiche, Notion | Parcours):
        return
    for rank, question in enumerate(sheet.fiche.quiz):
        place = ("quiz", rank)
        yield from _answers(sheet, place, question)
        if isinstance(sheet.fiche, Parcours):
            yield from _sheets(sheet, sheet.fiche, place, question)


def _answers(sheet: Sheet, place: Location, question: QuestionDeQuiz) -> Iterator[Problem]:
    answers = (*place, "reponses")
    texts = [answer.texte for answer in question.reponses]
    for rank, text in enumerate(texts):
        if text in texts[:rank]:
            yield at(sheet, (*answers, rank, "texte"), RULE, f"«{text}» est proposé deux fois")
    right = sum(answer.juste for answer in question.reponses)
    if right == 0:
        yield at(sheet, answers, RULE, "aucune réponse n'est juste : écrivez «juste: oui»")
    elif question.genre == "choix-multiple":
        if right == len(texts):
            yield at(sheet, answers, RULE,
                     "toutes les réponses sont justes : ajoutez une réponse fausse")
    elif right > 1:
        yield at(sheet, answers, RULE,
                 f"{right} réponses sont justes : une seule, ou «genre: choix-multiple»")
    if question.genre == "choix-unique" and len(texts) < _FEWEST:
        yield at(sheet, answers, RULE,
                 "«choix-unique» propose trois réponses au moins ; avec deux, c'est «vrai-faux»")
    if question.genre == "vrai-faux" and set(texts) != _TRUE_FALSE:
        yield at(sheet, answers, RULE, "«vrai-faux» propose deux réponses : «Vrai» et «Faux»")


def _sheets(
    sheet: Sheet, course: Parcours, place: Location, question: QuestionDeQuiz
) -> Iterator[Problem]:
    if not question.fiches:
        yield at(sheet, place, RULE, "aucune fiche citée : dites où se trouve la réponse")
    passed = {target for step in course.etapes for target in step.fiches}
    for rank, target in enumerate(question.fiches):
        if target not in passed:
            yield at(sheet, (*place, "fiches", rank), RULE,
                     f"«{target}» n'est pas une fiche du parcours", closest(target, passed))
