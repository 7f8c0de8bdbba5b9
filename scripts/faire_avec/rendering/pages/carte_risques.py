"""The map of risks: gravity by likelihood."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.model.labels import LEVEL_LABELS
from faire_avec.model.risque import Risque
from faire_avec.rendering.filters import LEVELS
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.sheet.drawing.risks import Placed, draw
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The map of risks."""
    risks = sorted(
        (
            Placed(sheet, LEVELS[sheet.fiche.gravite.niveau],
                   LEVELS[sheet.fiche.vraisemblance.niveau])
            for sheet in by_title(site.corpus.of(Risque))
        ),
        key=lambda one: (-one.gravity, -one.likelihood),
    )
    yield themed(
        site, places.CARTE_RISQUES, "carte-risques.html",
        "Les risques de l'aide en ligne, selon leur gravité et leur vraisemblance.", "carte",
        styles=("style/drawings.css",), risques=risks,
        carte=draw(risks, list(LEVEL_LABELS.values())),
    )
