"""Everything dated can be reached: its anchor exists on the page of its sheet."""

from __future__ import annotations

import re

import pytest

from faire_avec.corpus import Corpus, dated_in
from faire_avec.model import SHEET_TYPES
from faire_avec.rendering.anchors import anchor_of
from faire_avec.rendering.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from modeles import TODAY


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_every_anchor_is_on_the_page(kind: str, guide: Corpus) -> None:
    site = Site(guide, TODAY)
    for sheet in guide.of_type(kind):
        ids = set(re.findall(r'\bid="([^"]+)"', sheet_page(site, sheet).html))
        for item in dated_in(sheet, lambda _: None):
            anchor = anchor_of(sheet, item.location)
            assert anchor == "" or anchor[1:] in ids, (sheet.id, item.location)


def test_most_facts_have_an_anchor(guide: Corpus) -> None:
    facts = [
        (sheet, item) for sheet in guide.sheets.values()
        for item in dated_in(sheet, lambda _: None) if item.location
    ]
    without = [item for sheet, item in facts if anchor_of(sheet, item.location) == ""]
    assert len(without) < len(facts) / 10
    assert {item.location[0] for item in without} <= {"si_rien_n_est_fait", "cout", "reclamation"}
