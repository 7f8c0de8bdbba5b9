"""Une réponse mène toujours quelque part sans écran : son échelle `sinon` a au moins un échelon
parmi `telephone`, `guichet`, `papier` et `quelqu_un`. Au téléphone, elle donne la phrase à `dire` ;
au guichet, ce qu'il faut `apporter` ou `demander`. Et aucun échelon ne dit « demander si… » sans
dire à qui : nommez le `contact`, la fiche, ou l'accueil où poser la question. Son `id` fait son
adresse : ce n'est pas celui d'une rubrique de la page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Sheet
from faire_avec.corpus.anchors import is_taken
from faire_avec.language.suggest import closest
from faire_avec.model.reponse import Echelon, Reponse
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at

RULE = Rule("FA133", "reponse-complete", "Une réponse a toujours une issue sans écran", __doc__)

AWAY_FROM_SCREEN = ("telephone", "guichet", "papier", "quelqu_un")
_ASK_WHETHER = re.compile(r"^\s*demande[rz]? si\b", re.IGNORECASE)


def check_sheet(sheet: Sheet) -> Iterator[Problem]:
    """Report every answer whose ladder ends nowhere, or asks nobody."""
    if sheet.fiche.statut in ("brouillon", "perimee"):
        return
    answers: list[Reponse] = getattr(sheet.fiche, "reponses", [])
    known = {answer.id for answer in answers}
    for position, change in enumerate(sheet.fiche.modifications):
        if change.reponse and change.reponse not in known:
            yield at(sheet, ("modifications", position, "reponse"), RULE,
                     f"«{change.reponse}» n'est pas une réponse de la fiche",
                     closest(change.reponse, known))
    for position, answer in enumerate(answers):
        if is_taken(answer.id, sheet.fiche):
            yield at(sheet, ("reponses", position, "id"), RULE,
                     f"«{answer.id}» est l'adresse d'une rubrique de la page : prenez-en un autre")
        here = ("reponses", position, "sinon")
        ladder = answer.sinon
        if not any(getattr(ladder, rung) for rung in AWAY_FROM_SCREEN):
            yield at(sheet, here, RULE,
                     f"la réponse «{answer.id}» n'a pas d'issue sans écran : ajoutez telephone, "
                     "guichet, papier ou quelqu_un", of_key=True)
        if ladder.telephone and not ladder.telephone.dire:
            yield at(sheet, (*here, "telephone"), RULE,
                     "écrivez sous «dire» la phrase à dire au téléphone", of_key=True)
        if ladder.guichet and not (ladder.guichet.apporter or ladder.guichet.demander):
            yield at(sheet, (*here, "guichet"), RULE,
                     "écrivez sous «apporter» ou «demander» ce qu'il faut au guichet", of_key=True)
        for rung in type(ladder).model_fields:
            step: Echelon | None = getattr(ladder, rung)
            if step is None:
                continue
            if not (step.texte or step.contact or step.fiche):
                yield at(sheet, (*here, rung), RULE,
                         "l'échelon ne dit pas quoi faire : ajoutez texte, contact ou fiche",
                         of_key=True)
            if step.texte and _ASK_WHETHER.match(step.texte) and not (step.contact or step.fiche):
                yield at(sheet, (*here, rung), RULE,
                         "dites à qui demander : un contact, une fiche ou un accueil", of_key=True)
