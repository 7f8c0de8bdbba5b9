"""Everything dated can be reached: its anchor exists on the page of its sheet."""

from __future__ import annotations

import re

import pytest

from faire_avec.corpus import Corpus, dated_in
from faire_avec.corpus.anchors import anchor_of, is_taken
from faire_avec.corpus.edition import Edition
from faire_avec.model import SHEET_TYPES
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from samples import TODAY


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_every_anchor_is_on_the_page(kind: str, guide: Corpus) -> None:
    site = Site(Edition(guide, TODAY))
    for sheet in guide.of(SHEET_TYPES[kind].model):
        ids = set(re.findall(r'\bid="([^"]+)"', sheet_page(site, sheet).html))
        for item in dated_in(sheet, guide.tables, lambda _: None):
            anchor = anchor_of(sheet, item.location)
            assert anchor == "" or anchor[1:] in ids, (sheet.id, item.location)


def test_an_answer_never_takes_an_anchor_of_the_page(guide: Corpus) -> None:
    site = Site(Edition(guide, TODAY))
    for sheet in guide.sheets.values():
        html = sheet_page(site, sheet).html
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), sheet.id
        answers = re.findall(r'data-reponse="([^"]+)"', html)
        for anchor in set(ids) - set(answers):
            assert is_taken(anchor, sheet.fiche), (sheet.id, anchor)
