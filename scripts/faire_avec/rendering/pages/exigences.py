"""The matrix of what platforms ask for and which routes they leave."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import Page, root_of
from faire_avec.rendering.pages._matrix import QUESTIONS, matrix
from faire_avec.rendering.view import Site, View

URL = "exigences/"


def pages(site: Site) -> Iterator[Page]:
    """The matrix page."""
    html = environment().get_template("exigences.html").render(
        v=View(site, root_of(URL)), matrice=matrix(site.corpus), questions=QUESTIONS
    )
    yield Page(
        URL, "Ce que chaque service exige",
        "Mail, mobile, FranceConnect, papier, guichet : ce qu'exige chaque service en ligne, et "
        "ce qui se fait sans internet.",
        html, "exigences", scripts=("page/requirements.js",), styles=("style/requirements.css",),
    )
