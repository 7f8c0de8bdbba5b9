"""The relation graph: every tied sheet once, with its link, and nothing over anything."""

from __future__ import annotations

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from boxes import overlap
from faire_avec.corpus import Corpus, Sheet
from faire_avec.loading.nodes import Document
from faire_avec.model import SHEET_TYPES, Fiche
from faire_avec.rendering.drawing.neighbours import Group, neighbours
from faire_avec.rendering.drawing.relations import LINE, SIZE, Graph, draw
from faire_avec.rendering.drawing.shapes import Box, Card
from faire_avec.rendering.drawing.text import width
from faire_avec.rendering.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from modeles import TODAY


def make(sheet_id: str, kind: str, title: str) -> Sheet:
    fiche = Fiche(
        titre=title, en_bref="Une phrase.", themes=["compte"], verifie_le=TODAY.isoformat(),
        statut="verifiee",
    )
    return Sheet(sheet_id, SHEET_TYPES[kind], fiche, Document("x.yml", None, None), ())


def cards(graph: Graph) -> list[Card]:
    return [card for frame in (*graph.incoming, *graph.outgoing) for card in frame.cards]


def text_boxes(graph: Graph) -> list[Box]:
    """Where captions outside cards may reach."""
    found = []
    for frame in (*graph.incoming, *graph.outgoing):
        for caption in (frame.title, *frame.types):
            widest = max(width(line, SIZE, bold=True) for line in caption.lines)
            found.append(
                Box(caption.x, caption.y - SIZE + 2, round(widest), LINE * len(caption.lines) - 2)
            )
    return found


TITLES = st.text(st.characters(categories=("L", "Nd", "Zs")), min_size=1, max_size=90).filter(
    lambda text: bool(text.strip())
)
KINDS = st.sampled_from(sorted(SHEET_TYPES))


@st.composite
def surroundings(draw_one: st.DrawFn) -> list[Group]:
    groups = []
    rank = 0
    for label in draw_one(st.lists(TITLES, max_size=5)):
        sheets = []
        for kind, title in draw_one(st.lists(st.tuples(KINDS, TITLES), min_size=1, max_size=12)):
            sheets.append(make(f"f{rank}", kind, title))
            rank += 1
        groups.append(Group(
            label, draw_one(st.booleans()),
            tuple(sorted(sheets, key=lambda sheet: sheet.type.folder)),
        ))
    return groups


@given(TITLES, surroundings())
def test_nothing_overlaps_and_every_sheet_is_there_once(title: str, groups: list[Group]) -> None:
    graph = draw(make("milieu", "notion", title), groups)
    expected = [sheet.id for group in groups for sheet in group.sheets]
    if graph is None:
        assert expected == []
        return
    assert sorted(card.sheet_id for card in cards(graph)) == sorted(expected)
    assert graph.count == len(expected)
    boxes = [graph.centre.box, *(card.box for card in cards(graph)), *text_boxes(graph)]
    for one, other in combinations(boxes, 2):
        assert not overlap(one, other), (one, other)
    for box in boxes:
        assert box.x >= 0 and box.y >= 0
        assert box.right <= graph.width and box.bottom <= graph.height
    for card in (*cards(graph), graph.centre):
        bold = card is graph.centre
        for rank, line in enumerate(card.text.lines):
            assert len(line) == 1 or (
                card.text.x + width(line, SIZE, bold=bold) <= card.box.right
            )
            assert card.box.y < card.text.y + rank * LINE < card.box.bottom


@given(surroundings())
def test_the_same_sheets_give_the_same_drawing(groups: list[Group]) -> None:
    middle = make("milieu", "notion", "Au milieu")
    assert draw(middle, groups) == draw(middle, groups)


@pytest.mark.parametrize(("incoming", "outgoing", "heads"), [(1, 0, 1), (0, 2, 2), (3, 2, 3)])
def test_arrows_point_from_left_to_right(incoming: int, outgoing: int, heads: int) -> None:
    groups = [
        Group(f"Groupe {rank}", rank >= incoming, (make(f"f{rank}", "risque", "Une fiche"),))
        for rank in range(incoming + outgoing)
    ]
    graph = draw(make("milieu", "notion", "Au milieu"), groups)
    assert graph is not None
    assert [len(graph.incoming), len(graph.outgoing)] == [incoming, outgoing]
    assert len(graph.heads) == heads
    for card in cards(graph):
        left = card.box.right < graph.centre.box.x
        assert left == (card.sheet_id in {f"f{rank}" for rank in range(incoming)})


def test_a_sheet_on_its_own_has_no_graph() -> None:
    assert draw(make("seule", "notion", "Seule"), []) is None


def test_every_sheet_of_the_guide_shows_all_its_ties_once(guide: Corpus) -> None:
    site = Site(guide, date(2026, 11, 21))
    for sheet in guide.sheets.values():
        listed = {
            sheet_id
            for _, ids in (*guide.related(sheet.id), *guide.related_from(sheet.id))
            for sheet_id in ids
        }
        listed |= {*sheet.fiche.voir_aussi, *guide.cited_by(sheet.id)}
        listed.discard(sheet.id)
        shown = [one.id for group in neighbours(guide, sheet) for one in group.sheets]
        assert len(shown) == len(set(shown))
        assert set(shown) == listed
        html = sheet_page(site, sheet).html
        drawing = html.partition('<svg class="schema"')[2].partition("</svg>")[0]
        for sheet_id in listed:
            assert drawing.count(f'href="../../{guide.sheets[sheet_id].url}"') == 1
