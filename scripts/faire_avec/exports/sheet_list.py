"""``api/v1/fiches.json``: every sheet in one small file, to link and list from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.exports._file import Export

LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"


def exports(corpus: Corpus) -> Iterator[Export]:
    """The list of sheets, as one JSON file."""
    sheets = [
        {
            "id": sheet.id,
            "type": sheet.type.name,
            "titre": sheet.fiche.titre,
            "en_bref": sheet.fiche.en_bref,
            "alias": list(sheet.fiche.alias),
            "adresse": sheet.url,
            "statut": sheet.fiche.statut,
            "verifie_le": sheet.fiche.verifie_le.isoformat(),
            "a_revoir_le": sheet.due.isoformat(),
        }
        for sheet in corpus.sheets.values()
    ]
    content = json.dumps(
        {"version": 1, "licence": LICENCE, "fiches": sheets}, ensure_ascii=False, indent=1
    )
    yield Export("api/v1/fiches.json", content)
