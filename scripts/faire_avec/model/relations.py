"""The typed relations between sheets: one table, read in both directions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import StringConstraints

from faire_avec.model.types import SLUG_PATTERN, Kind, Role


@dataclass(frozen=True)
class Relation:
    """A relation that one sheet states and both sheets show.

    Args:
        name: YAML key.
        origins: sheet types that may state it; empty means any.
        targets: sheet types it may point to; empty means any.
        label: heading on the sheet that states it.
        inverse_label: heading on the sheet it points to.
        arrow: the relation as a phrase, for messages.
    """

    name: str
    origins: tuple[str, ...]
    targets: tuple[str, ...]
    label: str
    inverse_label: str
    arrow: str


RELATIONS: dict[str, Relation] = {
    relation.name: relation
    for relation in (
        Relation(
            "provoque", ("plateforme",), ("situation",),
            "Ce que ça provoque souvent", "Plateformes où cela arrive",
            "une plateforme provoque une situation",
        ),
        Relation(
            "conduit_a", ("situation",), ("contournement",),
            "Avant de le faire", "Situations qui y conduisent",
            "une situation conduit à un contournement",
        ),
        Relation(
            "expose_a", ("contournement",), ("risque",),
            "Ce que ça expose", "Contournements qui y exposent",
            "un contournement expose à un risque",
        ),
        Relation(
            "se_reduit_par", ("risque",), ("posture", "cadre", "aidants-connect"),
            "Ce qui réduit le risque", "Risques que cela réduit",
            "un risque se réduit par une posture, un cadre ou Aidants Connect",
        ),
        Relation(
            "oriente_vers", ("situation",), ("reseau",),
            "Orienter", "Situations qui y orientent",
            "une situation oriente vers un réseau",
        ),
        Relation(
            "acceptee_par", ("plateforme",), ("aidants-connect",),
            "Avec Aidants Connect", "Plateformes concernées",
            "une plateforme est acceptée par Aidants Connect",
        ),
        Relation(
            "se_delibere_dans", ("contournement",), ("deliberation",),
            "En parler en équipe", "Contournements en jeu",
            "un contournement se délibère dans une délibération",
        ),
        Relation(
            "eclaire", ("notion",), (),
            "Ce que la notion éclaire", "Notions qui éclairent cette fiche",
            "une notion éclaire une fiche",
        ),
        Relation(
            "passe_par", ("parcours",), (),
            "Les fiches du parcours", "Parcours qui passent par ici",
            "un parcours passe par une fiche",
        ),
    )
}


def _states(name: str) -> Role:
    """Role of a reference that states the relation ``name``."""
    return Role(Kind.SHEET, targets=RELATIONS[name].targets, relation=name)


_ID = StringConstraints(pattern=SLUG_PATTERN, max_length=60)
Provoque = Annotated[str, _ID, _states("provoque")]
ConduitA = Annotated[str, _ID, _states("conduit_a")]
ExposeA = Annotated[str, _ID, _states("expose_a")]
SeReduitPar = Annotated[str, _ID, _states("se_reduit_par")]
OrienteVers = Annotated[str, _ID, _states("oriente_vers")]
AccepteePar = Annotated[str, _ID, _states("acceptee_par")]
SeDelibereDans = Annotated[str, _ID, _states("se_delibere_dans")]
Eclaire = Annotated[str, _ID, _states("eclaire")]
PassePar = Annotated[str, _ID, _states("passe_par")]
