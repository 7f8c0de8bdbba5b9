"""The risk map: every risk in its cell, once, and nothing over anything."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxes import overlap
from faire_avec.corpus import Corpus, Sheet
from faire_avec.corpus.edition import Edition
from faire_avec.loading.nodes import Document
from faire_avec.model import SHEET_TYPES, Fiche
from faire_avec.model.labels import LEVEL_LABELS
from faire_avec.rendering.pages.carte_risques import pages
from faire_avec.rendering.sheet.drawing.risks import LINE, SIZE, Placed, RiskMap, draw
from faire_avec.rendering.sheet.drawing.text import width
from faire_avec.rendering.view import Site
from samples import TODAY

LABELS = list(LEVEL_LABELS.values())


def risk(rank: int, title: str, gravity: int, likelihood: int) -> Placed:
    fiche = Fiche(
        titre=title, en_bref="Une phrase.", themes=["compte"], verifie_le=TODAY.isoformat(),
        statut="verifiee",
    )
    sheet = Sheet(f"r{rank}", SHEET_TYPES["risque"], fiche, Document("x.yml", None, None), ())
    return Placed(sheet, gravity, likelihood)


def check(drawn: RiskMap, risks: list[Placed]) -> None:
    assert len(drawn.cells) == 16
    cards = [card for cell in drawn.cells for card in cell.cards]
    assert sorted(card.sheet_id for card in cards) == sorted(one.sheet.id for one in risks)
    for boxes in ([cell.box for cell in drawn.cells], [card.box for card in cards]):
        for one, other in combinations(boxes, 2):
            assert not overlap(one, other), (one, other)
    for cell in drawn.cells:
        assert cell.box.right <= drawn.width and cell.box.bottom <= drawn.height
        for card in cell.cards:
            assert cell.box.x < card.box.x and card.box.right < cell.box.right
            assert cell.box.y < card.box.y and card.box.bottom < cell.box.bottom
            for rank, line in enumerate(card.text.lines):
                assert len(line) == 1 or card.text.x + width(line, SIZE) <= card.box.right
                assert card.box.y < card.text.y + rank * LINE < card.box.bottom
    for caption in (*drawn.gravity, *drawn.likelihood, *drawn.names):
        assert caption.x >= 0 and caption.y >= SIZE
        assert caption.y + LINE * (len(caption.lines) - 1) <= drawn.height


TITLES = st.text(st.characters(categories=("L", "Zs")), min_size=1, max_size=90).filter(
    lambda text: bool(text.strip())
)


@given(st.lists(st.tuples(TITLES, st.integers(1, 4), st.integers(1, 4)), max_size=40))
def test_nothing_overlaps(drawn: list[tuple[str, int, int]]) -> None:
    risks = [risk(rank, *each) for rank, each in enumerate(drawn)]
    check(draw(risks, LABELS), risks)


@pytest.mark.parametrize("count", [0, 1, 2, 7, 30])
def test_many_risks_in_one_cell(count: int) -> None:
    risks = [risk(rank, "Usurpation et compte utilisé par un autre", 3, 3)
             for rank in range(count)]
    drawn = draw(risks, LABELS)
    check(drawn, risks)
    crowded = [cell for cell in drawn.cells if cell.cards]
    assert len(crowded) == min(count, 1)


def test_the_gravest_is_highest_and_the_likeliest_on_the_right() -> None:
    drawn = draw([risk(0, "Bas", 1, 1), risk(1, "Haut", 4, 4)], LABELS)
    low, high = (
        next(card.box for cell in drawn.cells for card in cell.cards if card.sheet_id == name)
        for name in ("r0", "r1")
    )
    assert high.y < low.y and high.x > low.x
    weights = {cell.weight for cell in drawn.cells if cell.cards}
    assert weights == {2, 8}


def test_every_risk_of_the_guide_is_on_the_map_and_in_the_table(guide: Corpus) -> None:
    (page,) = pages(Site(Edition(guide, TODAY)))
    drawing, _, table = page.html.partition("</svg>")
    for sheet in guide.of(SHEET_TYPES["risque"].model):
        for part in (drawing, table):
            assert part.count(f'href="../../{sheet.url}"') == 1
