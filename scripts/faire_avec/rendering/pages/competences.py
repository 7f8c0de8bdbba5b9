"""``/competences/``: the sheets by competence of the training frameworks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from faire_avec import places
from faire_avec.corpus import Sheet
from faire_avec.model import SHEET_TYPES, SheetType
from faire_avec.model.tables import Source
from faire_avec.rendering.page import Page
from faire_avec.rendering.pages._sorting import by_title
from faire_avec.rendering.sheet.citing import STYLE_FILE
from faire_avec.rendering.themed import themed
from faire_avec.rendering.view import Site

VOCABULARY = "competences"


@dataclass(frozen=True)
class Framework:
    """A training framework.

    Args:
        prefix: how the words of the vocabulary that belong to it begin.
        title: its name.
        note: what is known of it, and what is not.
        source: where its titles were read, an entry of the bibliography.
    """

    prefix: str
    title: str
    note: str
    source: str


FRAMEWORKS = (
    Framework(
        "deass-2018-", "Assistant de service social, référentiel de 2018",
        "Quatre domaines de compétences. Les intitulés viennent d'une source secondaire ; "
        "l'annexe de l'arrêté du 22 août 2018 n'a pas été lue.", "dubasque-deass-2018",
    ),
    Framework(
        "dees-2018-", "Éducateur spécialisé, référentiel de 2018",
        "Quatre domaines de compétences. Les intitulés viennent d'une fiche de formation ; "
        "l'annexe de l'arrêté n'a pas été lue.", "carif-dees-2024",
    ),
    Framework(
        "reforme-2025-", "Diplômes d'État réformés en 2025",
        "Quatre blocs, dont deux communs aux métiers. Trois intitulés ont été lus dans la presse, "
        "pour l'éducateur spécialisé ; le quatrième et ceux des autres métiers ne l'ont pas été. "
        "Aucun code n'y était donné.", "hospimedia-diplomes-2025",
    ),
)


@dataclass(frozen=True)
class Competence:
    """A competence and its sheets, by type."""

    word: str
    title: str
    groups: tuple[tuple[SheetType, list[Sheet]], ...]


def pages(site: Site) -> Iterator[Page]:
    """The index of competences."""
    source = site.corpus.tables.sources.entries.get
    frameworks: list[tuple[Framework, Source | None, list[Competence]]] = [
        (framework, source(framework.source), found)
        for framework in FRAMEWORKS if (found := list(_competences(site, framework.prefix)))
    ]
    yield themed(
        site, places.COMPETENCES, "competences.html",
        "Les fiches du guide par compétence des référentiels de formation du travail social, "
        "2018 et 2025.", "liste", styles=(STYLE_FILE,), referentiels=frameworks,
    )


def _competences(site: Site, prefix: str) -> Iterator[Competence]:
    sheets = list(site.corpus.sheets.values())
    for word, term in site.corpus.tables.vocabularies.get(VOCABULARY, {}).items():
        if not word.startswith(prefix):
            continue
        owned = [sheet for sheet in sheets if word in sheet.fiche.competences]
        groups = tuple(
            (kind, by_title(found)) for kind in SHEET_TYPES.values()
            if (found := [sheet for sheet in owned if sheet.type is kind])
        )
        yield Competence(word, term.libelle.rpartition(" — ")[2], groups)
