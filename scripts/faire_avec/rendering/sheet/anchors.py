"""Where a field is read on the page of its sheet."""

from __future__ import annotations

from faire_avec.corpus import Sheet
from faire_avec.corpus.anchors import BLOCKS
from faire_avec.model.introspect import Location

# The heading says what the reader looks for; the field, what it holds.
_HEADINGS = {
    "recuperation": "connexion",
    "exigences": "connexion",
    "contacts": "appeler",
    "si_rien_n_est_fait": "rattraper",
    "impossible_si": "impossible",
    "prerequis": "qui",
    "conditions_minimales": "conditions",
    "si_rien_n_est_possible": "conditions",
    "regles": "positions",
    "comment_l_obtenir": "obtenir",
    "ne_fait_pas": "limites",
    "habilitations": "pour-qui",
    "cout": "pour-qui",
    "signes_de_bascule": "bascule",
    "tri": "trier",
    "gravite": "pour-qui",
    "vraisemblance": "pour-qui",
}
# Blocks that have an anchor of their own, named after their ``id``.
_OWN = {**BLOCKS, "reponses": ""}


def anchor_of(sheet: Sheet, location: Location) -> str:
    """Anchor of what stands at ``location``, ``#`` included; empty for the top of the page."""
    if not location:
        return ""
    name = str(location[0])
    if name in _OWN and len(location) > 1:
        item = getattr(sheet.fiche, name)[location[1]]
        return f"#{_OWN[name]}{item.id}"
    if name == "pannes":
        # The messages of a sheet without answers are its buttons.
        return "#messages" if getattr(sheet.fiche, "reponses", []) else "#bloque"
    if name == "contacts" and sheet.type.name == "risque":
        return "#prevenir-qui"
    if name == "orienter" and sheet.type.name == "reseau":
        return "#orienter"
    return "#" + _HEADINGS.get(name, name.replace("_", "-"))
