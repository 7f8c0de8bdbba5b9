"""Networks that a place may be of, told by its national programmes and by its kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from faire_avec.directory.merged import Place


@dataclass(frozen=True)
class Network:
    """A network of places.

    Args:
        label: its name.
        programmes, kinds: codes that tell it; any is enough.
        sheet: the sheet that is about it; None when there is none.
        badge: whether lists show it beside the name of a place.
    """

    label: str
    programmes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    sheet: str | None = None
    badge: bool = False

    def has(self, place: Place) -> bool:
        """Whether a place says that it is of this network: if not, nothing is known."""
        kinds = place.codes(lambda one: one.typologies)
        return not (self.programmes.isdisjoint(place.programmes)
                    and self.kinds.isdisjoint(kinds))


def _network(
    label: str, sheet: str | None, programmes: str = "", kinds: str = "", *, badge: bool = False
) -> Network:
    return Network(label, frozenset(programmes.split()), frozenset(kinds.split()), sheet, badge)


# By code; those with a badge first.
NETWORKS: Mapping[str, Network] = MappingProxyType({
    "france-services": _network(
        "France services", "france-services", "france-services", "RFS", badge=True),
    "aidants-connect": _network("Aidants Connect", None, "aidants-connect", badge=True),
    "conseiller": _network(
        "Conseiller numérique", "conseiller-numerique", "conseiller", badge=True),
    "bibliotheque": _network(
        "Médiathèque", "mediatheque", "bibliotheque", "BIB RELAIS_LECTURE"),
    "ccas": _network("CCAS", "ccas", kinds="CCAS CIAS"),
    "centre-social": _network("Centre social", "centre-social", kinds="CS CSC EVS"),
    "departement": _network(
        "Service social du département", "services-sociaux-departementaux",
        kinds="CD CDAS CMS DEPT MDS"),
    "emmaus": _network("Emmaüs Connect", "emmaus-connect", "emmaus relais"),
    "epn": _network("Espace public numérique", "espace-public-numerique", kinds="EPN"),
    "mission-locale": _network("Mission locale", "missions-locales", kinds="ML"),
    "pimms": _network("Pimms", "pimms", kinds="PIMMS"),
    "point-justice": _network("Point-justice", "point-justice", kinds="PAD"),
})
