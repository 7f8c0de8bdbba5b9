"""Dans une aide à la décision, chaque réponse mène à une question ou à une sortie de la même
fiche, jamais aux deux ; toute question et toute sortie s'atteint depuis la première question ; on
ne tourne pas en rond.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.language.suggest import closest
from faire_avec.model.decision import Decision
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule(
    "FA117", "arbre-de-decision", "Un arbre de décision mène toujours quelque part", __doc__
)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report broken, unreachable or circular branches."""
    if not isinstance(sheet.fiche, Decision):
        return
    broken = list(_branches(sheet, sheet.fiche))
    yield from broken
    if not broken:
        yield from _walk(sheet, sheet.fiche)


def _branches(sheet: Sheet, fiche: Decision) -> Iterator[Problem]:
    questions = [question.id for question in fiche.questions]
    outcomes = [outcome.id for outcome in fiche.sorties]
    for index, question in enumerate(fiche.questions):
        for rank, answer in enumerate(question.choix):
            place = ("questions", index, "choix", rank)
            if (answer.question is None) == (answer.sortie is None):
                yield at(sheet, place, RULE,
                         "une réponse mène à «question» ou à «sortie», à l'une des deux")
            elif answer.question is not None and answer.question not in questions:
                yield at(sheet, (*place, "question"), RULE,
                         f"«{answer.question}» n'est pas une question de la fiche",
                         closest(answer.question, questions))
            elif answer.sortie is not None and answer.sortie not in outcomes:
                yield at(sheet, (*place, "sortie"), RULE,
                         f"«{answer.sortie}» n'est pas une sortie de la fiche",
                         closest(answer.sortie, outcomes))


def _walk(sheet: Sheet, fiche: Decision) -> Iterator[Problem]:
    by_id = {question.id: question for question in fiche.questions}
    order = {question.id: index for index, question in enumerate(fiche.questions)}
    met: set[str] = set()
    outcomes: set[str] = set()
    closed: set[str] = set()
    stack: list[tuple[str, bool]] = [(fiche.questions[0].id, False)]
    while stack:
        current, leaving = stack.pop()
        if leaving:
            closed.add(current)
            continue
        if current in met:
            continue
        met.add(current)
        stack.append((current, True))
        for rank, answer in enumerate(by_id[current].choix):
            if answer.sortie is not None:
                outcomes.add(answer.sortie)
            elif answer.question is not None:
                if answer.question in met and answer.question not in closed:
                    yield at(sheet, ("questions", order[current], "choix", rank), RULE,
                             f"cette réponse revient à «{answer.question}» : on tourne en rond")
                stack.append((answer.question, False))
    for index, question in enumerate(fiche.questions):
        if question.id not in met:
            yield at(sheet, ("questions", index), RULE,
                     f"aucune réponse ne mène à la question «{question.id}»")
    for index, outcome in enumerate(fiche.sorties):
        if outcome.id not in outcomes:
            yield at(sheet, ("sorties", index), RULE,
                     f"aucune réponse ne mène à la sortie «{outcome.id}»")
