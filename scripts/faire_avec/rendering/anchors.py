"""Where a field is read on the page of its sheet."""

from __future__ import annotations

from faire_avec.corpus import Sheet
from faire_avec.model.introspect import Location

# The heading says what the reader looks for; the field, what it holds.
_HEADINGS = {
    "pannes": "bloque",
    "recuperation": "rentrer",
    "contacts": "appeler",
    "impossible_si": "impossible",
    "prerequis": "qui",
    "conditions_minimales": "conditions",
    "pourquoi": "ce-que-ca-protege",
    "regles": "positions",
    "comment_l_obtenir": "obtenir",
    "ne_fait_pas": "limites",
    "habilitations": "pour-qui",
    "signes_de_bascule": "bascule",
}
# Blocks that have an anchor of their own, named after their ``id``.
_OWN = {"demarches": "demarche", "modele": "clause", "sorties": "sortie"}
# Shown in the tiles at the top of the page, or only by a tool.
_TOP = {"si_rien_n_est_fait", "cout", "gravite", "vraisemblance", "definition", "reclamation"}


def anchor_of(sheet: Sheet, location: Location) -> str:
    """Anchor of what stands at ``location``, ``#`` included; empty for the top of the page."""
    if not location or location[0] in _TOP:
        return ""
    name = str(location[0])
    if name in _OWN and len(location) > 1:
        item = getattr(sheet.fiche, name)[location[1]]
        return f"#{_OWN[name]}-{item.id}"
    return "#" + _HEADINGS.get(name, name.replace("_", "-"))
