"""Parmi les voies de `recuperation`, au moins une tient avec les papiers seuls : sans mail, sans
mobile, sans compte déjà ouvert. Si rien de sûr n'est connu, écrivez la voie comme une question,
« Demander si… », avec `certitude: a-verifier` : la page la montrera comme telle et n'en promettra
rien. Si vous avez cherché et rien trouvé du tout, `sans_internet_cherche_le` le dit. Les papiers
sont les moyens des groupes `papiers` et `deplacement` de vocabulaires.yml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.plateforme import Plateforme, Voie
from faire_avec.model.tables import Terme
from faire_avec.problems import Problem, Rule
from faire_avec.recovery import is_paper
from faire_avec.rules._positions import at

RULE = Rule("FA126", "papiers-seuls", "Une plateforme se tient avec les papiers seuls, ou le dit",
            __doc__)


def check_sheet(sheet: Sheet, tables: Tables) -> Iterator[Problem]:
    """Report every platform none of whose routes holds with papers alone."""
    fiche = sheet.fiche
    if (
        not isinstance(fiche, Plateforme) or fiche.statut == "brouillon" or not fiche.recuperation
        or fiche.sans_internet_cherche_le is not None
    ):
        return
    means = tables.vocabularies.get("moyens", {})
    if not any(_holds(way, means) for way in fiche.recuperation):
        yield at(sheet, ("recuperation",), RULE,
                 "aucune voie ne tient avec les papiers seuls : ajoutez-en une, au besoin "
                 "«Demander si…» avec «certitude: a-verifier»", of_key=True)


def _holds(way: Voie, means: Mapping[str, Terme]) -> bool:
    """Whether papers alone meet what a route demands."""
    return (
        not way.passe_par
        and all(is_paper(means, word) for word in way.exige)
        and (not way.au_choix or any(is_paper(means, word) for word in way.au_choix))
    )
