"""``api/v1/fiches.json``: every sheet in one small file, to link and list from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import due_of
from faire_avec.corpus.edition import Edition
from faire_avec.corpus.layers import layer_name
from faire_avec.exports._file import Export
from faire_avec.exports.api._shapes import FicheBreve, ListeDesFiches
from faire_avec.places import DONNEES_FICHIERS


def exports(edition: Edition) -> Iterator[Export]:
    """The list of sheets, as one JSON file."""
    corpus = edition.corpus
    sheets = [
        FicheBreve(
            id=sheet.id,
            type=sheet.type.name,
            titre=sheet.fiche.titre,
            en_bref=sheet.fiche.en_bref,
            alias=sheet.fiche.alias,
            adresse=sheet.url,
            statut=sheet.fiche.statut,
            verifie_le=sheet.fiche.verifie_le,
            a_revoir_le=due_of(sheet, corpus.tables),
            calque=layer_name(corpus, sheet.id),
        )
        for sheet in corpus.sheets.values()
    ]
    listed = ListeDesFiches(fiches=sheets).model_dump_json(exclude_none=True)
    yield Export(f"{DONNEES_FICHIERS}fiches.json", listed)
