"""What a citation says, whatever its form."""

from __future__ import annotations

from dataclasses import dataclass

from faire_avec.corpus import Sheet, last_change
from faire_avec.corpus.edition import Edition
from faire_avec.model.tables import Parution, Source
from faire_avec.places import DATEES

GUIDE = "Faire avec"
# APA leaves out a site named like its author: the long name tells the reader what it is.
SITE = "Faire avec, guide pratique de l'aide numérique en travail social"
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"


@dataclass(frozen=True)
class Record:
    """A work to cite.

    Args:
        key: its identifier in a list of references.
        title: its title.
        authors: family and given names; a body has no given name.
        site: the site or collection that holds it.
        issued: year, then month and day when they are known.
        accessed: year, month and day of the reading; None leaves it to the reader.
        url: where it is; None when its public address is not known.
        path: its place in the guide, to complete when ``url`` is None.
        version: the dated version that ``url`` leads to.
        note: what a reader must know of it.
        article: the review or the newspaper it appeared in; None for a page.
        magazine: whether that is a newspaper.
    """

    key: str
    title: str
    authors: tuple[tuple[str, str | None], ...]
    site: str
    issued: tuple[int, ...] = ()
    accessed: tuple[int, ...] = ()
    url: str | None = None
    path: str | None = None
    version: str | None = None
    note: str | None = None
    article: Parution | None = None
    magazine: bool = False


def sheet_record(edition: Edition, sheet: Sheet) -> Record:
    """How to cite a sheet: the dated version that holds its present text, if there is one."""
    day = last_change(sheet, edition.corpus.tables.contacts.entries)
    version = edition.dated.get(sheet.url)
    path = f"{DATEES}{version}/{sheet.url}" if version else sheet.url
    return Record(
        key=f"faire-avec-{sheet.id}", title=sheet.fiche.titre, authors=((GUIDE, None),),
        site=SITE, issued=(day.year, day.month, day.day),
        url=edition.absolute(path), path=path, version=version,
    )


def source_record(key: str, source: Source) -> Record:
    """How to cite a source of the bibliography; authors are written given name first."""
    authors = tuple(
        (family or given, given if family else None)
        for given, _, family in (name.partition(" ") for name in source.auteurs)
    )
    day = source.consulte_le
    return Record(
        key=key, title=source.titre, authors=authors, site=source.editeur,
        issued=tuple(int(part) for part in source.date.split("-")) if source.date else (),
        accessed=(day.year, day.month, day.day), url=source.url, note=source.note,
        article=source.parution, magazine=source.nature == "presse",
    )
