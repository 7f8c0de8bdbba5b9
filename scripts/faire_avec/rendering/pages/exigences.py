"""The matrix of what platforms ask for and which routes they leave."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec import places
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._matrix import QUESTIONS, matrix
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site


def pages(site: Site) -> Iterator[Page]:
    """The matrix page."""
    yield themed(
        site, places.EXIGENCES, "exigences.html",
        "Mail, mobile, FranceConnect, papier, guichet : ce qu'exige chaque service en ligne, et "
        "ce qui se fait sans internet.",
        "exigences", scripts=("page/exigences.js",), styles=("style/exigences.css",),
        matrice=matrix(site.corpus), questions=QUESTIONS,
    )
