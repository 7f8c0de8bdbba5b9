"""The known-item index: everything a reader may type, in a file that stays small."""

from __future__ import annotations

import gzip
import json

from faire_avec.corpus import Corpus
from faire_avec.exports.known_items import exports


def test_every_sheet_and_alias_is_in_the_index(guide: Corpus) -> None:
    (export,) = exports(guide)
    index = json.loads(export.content)
    by_id = {fiche[0]: fiche for fiche in index["fiches"]}
    assert set(by_id) == set(guide.sheets)
    for sheet in guide.sheets.values():
        _, kind, title, useful, names = by_id[sheet.id]
        assert index["types"][kind][0] == sheet.type.name
        assert title == sheet.fiche.titre
        assert 0 < len(useful) <= 111
        assert set(sheet.fiche.alias) <= set(names)


def test_the_index_stays_small(guide: Corpus) -> None:
    (export,) = exports(guide)
    assert isinstance(export.content, str)
    assert len(gzip.compress(export.content.encode("utf-8"), 9)) < 40_000


def test_synonyms_are_published(guide: Corpus) -> None:
    (export,) = exports(guide)
    assert "mot de passe" in json.loads(export.content)["synonymes"]["mdp"]
