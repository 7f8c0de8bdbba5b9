"""The relation graph of a sheet: the sheet in the middle, what leads to it on its left, what it
leads to on its right, in groups named after their relation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from faire_avec.corpus import Sheet
from faire_avec.rendering.drawing.neighbours import Group
from faire_avec.rendering.drawing.shapes import Box, Caption, Card
from faire_avec.rendering.drawing.text import wrap

WIDTH = 880
SIDE = 310
CENTRE = 184
SIZE = 14
LINE = 17
PADDING = 4
STRIPE = 10
GAP = 3
BETWEEN = 16
MARGIN = 4
# In a tall drawing, the middle and the shorter side stay near the top, where reading starts.
HIGHEST_CENTRE = 150
HIGHEST_SIDE = 90


@dataclass(frozen=True)
class Frame:
    """One relation: its name, the line that ties it to the middle, its sheets.

    Args:
        title: name of the relation.
        types: names of sheet types, where a group mixes several.
        cards: its sheets.
        path: the line, from the group to the middle, as SVG path data.
    """

    title: Caption
    types: tuple[Caption, ...]
    cards: tuple[Card, ...]
    path: str


@dataclass(frozen=True)
class Graph:
    """The whole drawing, ``width`` by ``height``.

    Args:
        centre: the sheet in the middle.
        incoming: groups on its left.
        outgoing: groups on its right.
        heads: arrow heads, as SVG path data.
    """

    width: int
    height: int
    centre: Card
    incoming: tuple[Frame, ...]
    outgoing: tuple[Frame, ...]
    heads: tuple[str, ...]

    @property
    def count(self) -> int:
        return sum(len(frame.cards) for frame in (*self.incoming, *self.outgoing))


def draw(sheet: Sheet, groups: Sequence[Group]) -> Graph | None:
    """Lay out the graph of a sheet; None when nothing is tied to it.

    Args:
        sheet: the sheet in the middle.
        groups: what is around it; see ``neighbours``.
    """
    if not groups:
        return None
    sides = {
        side: _column([group for group in groups if group.outgoing is side], 0)[1]
        for side in (False, True)
    }
    lines = wrap(sheet.fiche.titre, SIZE, CENTRE - 2 * STRIPE, bold=True)
    tall = len(lines) * LINE + 4 * PADDING
    height = max(*sides.values(), tall + 2 * MARGIN)
    box = Box(
        (WIDTH - CENTRE) // 2, min((height - tall) // 2, HIGHEST_CENTRE), CENTRE, tall
    )
    centre = Card(
        sheet.id, sheet.type.name, box,
        Caption(box.x + STRIPE, box.y + 2 * PADDING + SIZE, lines),
    )
    frames = {
        side: tuple(
            _tied(part, box, outgoing=side)
            for part in _column(
                [group for group in groups if group.outgoing is side],
                WIDTH - SIDE - MARGIN if side else MARGIN,
                min((height - sides[side]) // 2, HIGHEST_SIDE),
            )[0]
        )
        for side in (False, True)
    }
    heads = [_head(box.x, box.middle)] if frames[False] else []
    heads += [_head(frame.title.x - PADDING, _tie(frame)) for frame in frames[True]]
    return Graph(WIDTH, height, centre, frames[False], frames[True], tuple(heads))


def _column(groups: Sequence[Group], x: int, top: int = 0) -> tuple[list[Frame], int]:
    """Groups one under the other, and the height they take."""
    frames = []
    y = top + MARGIN
    for group in groups:
        frame, y = _frame(group, x, y)
        frames.append(frame)
        y += BETWEEN
    return frames, y - BETWEEN + MARGIN - top if groups else 0


def _frame(group: Group, x: int, y: int) -> tuple[Frame, int]:
    names = wrap(group.label, SIZE, SIDE - PADDING, bold=True)
    title = Caption(x, y + SIZE, names)
    y += len(names) * LINE + PADDING
    cards: list[Card] = []
    types: list[Caption] = []
    by_type = [(kind, list(sheets)) for kind, sheets in
               groupby(group.sheets, key=lambda sheet: sheet.type)]
    for kind, sheets in by_type:
        if len(by_type) > 1:
            types.append(Caption(x, y + LINE - PADDING, (kind.plural,)))
            y += LINE + 2
        for sheet in sheets:
            cards.append(_card(sheet, x, y))
            y = cards[-1].box.bottom + GAP
    return Frame(title, tuple(types), tuple(cards), ""), y - GAP


def _card(sheet: Sheet, x: int, y: int) -> Card:
    lines = wrap(sheet.fiche.titre, SIZE, SIDE - STRIPE - PADDING)
    box = Box(x, y, SIDE, len(lines) * LINE + 2 * PADDING)
    return Card(
        sheet.id, sheet.type.name, box, Caption(x + STRIPE, y + PADDING + SIZE - 1, lines)
    )


def _tie(frame: Frame) -> int:
    """Height at which the line meets a group: its title."""
    return frame.title.y - PADDING


def _tied(frame: Frame, box: Box, *, outgoing: bool) -> Frame:
    near = frame.title.x - PADDING if outgoing else frame.title.x + SIDE + PADDING
    edge = box.right if outgoing else box.x
    return Frame(
        frame.title, frame.types, frame.cards,
        _elbow(near, _tie(frame), (near + edge) // 2, edge, box.middle),
    )


def _elbow(x: int, y: int, turn: int, end: int, level: int) -> str:
    """A line across, along, across, with rounded corners."""
    radius = min(8, abs(level - y) // 2)
    if radius == 0:
        return f"M{x} {y}H{end}"
    down = radius if level > y else -radius
    ahead = radius if end > x else -radius
    return (
        f"M{x} {y}H{turn - ahead}q{ahead} 0 {ahead} {down}V{level - down}"
        f"q0 {down} {ahead} {down}H{end}"
    )


def _head(x: int, y: int) -> str:
    return f"M{x - 8} {y - 5}l8 5l-8 5z"
