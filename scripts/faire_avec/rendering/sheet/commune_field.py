"""On which sheets the field « votre commune » stands, and for which network."""

from __future__ import annotations

from faire_avec.corpus import Sheet
from faire_avec.directory.networks import NETWORKS

# Sheets that lead to any place of the lists.
ANY = ("apprendre-a-lire", "cartographie-nationale", "ecrivain-public", "orientation-territoire")
_OF_SHEET = {network.sheet: code for code, network in NETWORKS.items() if network.sheet}


def network_of(sheet: Sheet) -> str | None:
    """Code of the network whose places a sheet shows; empty for any place, None for no field.

    A list of places of digital help says nothing of a defender of rights or of a hotline.
    """
    return "" if sheet.id in ANY else _OF_SHEET.get(sheet.id)
