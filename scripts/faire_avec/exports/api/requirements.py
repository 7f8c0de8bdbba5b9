"""``api/v1/exigences.csv``: platforms and what they ask for, for a spreadsheet.

Made to open with a double click in the French versions of Excel and LibreOffice: semicolons,
UTF-8 with its mark, line ends of RFC 4180.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from faire_avec.corpus import Corpus, Sheet, due_of
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports._licence import LICENCE_NAME
from faire_avec.model.plateforme import Plateforme
from faire_avec.places import DONNEES_FICHIERS

PATH = f"{DONNEES_FICHIERS}exigences.csv"
_MARK = "\ufeff"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def exports(edition: Edition) -> Iterator[Export]:
    """One line for each platform, one column for each requirement."""
    corpus = edition.corpus
    terms = corpus.tables.vocabularies.get("exigences", {})
    head = [
        "Identifiant", "Plateforme", "Opérateur", "Page", "Preuve du", "À revoir le",
        *(term.libelle for term in terms.values()),
        "FranceConnect", "FranceConnect+", "Aidants Connect", "Sans internet", "Licence",
    ]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([cell(title) for title in head])
    for sheet in corpus.of(Plateforme):
        writer.writerow([cell(value) for value in _row(corpus, sheet, list(terms))])
    yield Export(PATH, (_MARK + text.getvalue()).encode("utf-8"))


def _row(corpus: Corpus, sheet: Sheet[Plateforme], terms: list[str]) -> list[str]:
    fiche = sheet.fiche
    due = due_of(sheet, corpus.tables)
    channels = dict.fromkeys(
        corpus.term("canaux", route.canal) for route in fiche.sans_internet
    )
    return [
        sheet.id, fiche.titre, fiche.operateur, sheet.url, fiche.verifie_le.isoformat(),
        due.isoformat() if due else "",
        *("oui" if term in fiche.exigences else "" for term in terms),
        fiche.connexion.franceconnect, fiche.connexion.franceconnect_plus,
        fiche.connexion.aidants_connect, ", ".join(channels), LICENCE_NAME,
    ]


def cell(value: str) -> str:
    """The text of a cell that no spreadsheet takes for a formula."""
    return f"'{value}" if value.startswith(_FORMULA) else value
