"""The risk map: gravity upwards, likelihood to the right, one cell for each pair of levels."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from faire_avec.corpus import Sheet
from faire_avec.rendering.sheet.drawing.figures import Box, Caption, Card
from faire_avec.rendering.sheet.drawing.text import wrap

WIDTH = 920
LEVELS = 4
AXIS = 116
FOOT = 34
SIZE = 14
LINE = 18
PADDING = 6
STRIPE = 10
GAP = 6
# Narrowest cell: empty, or with risks.
EMPTY = 120
NARROWEST = 166
LOWEST = 58


@dataclass(frozen=True)
class Placed:
    """A risk and its levels, from 1 to 4."""

    sheet: Sheet
    gravity: int
    likelihood: int


@dataclass(frozen=True)
class Cell:
    """A pair of levels.

    Args:
        weight: sum of the two levels, from 2 to 8.
        box: where it is.
        cards: its risks.
    """

    weight: int
    box: Box
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class RiskMap:
    """The whole drawing, ``width`` by ``height``.

    Args:
        cells: sixteen cells, the gravest row first.
        gravity: names of the rows, beside them.
        likelihood: names of the columns, above them.
        names: names of the two axes.
    """

    width: int
    height: int
    cells: tuple[Cell, ...]
    gravity: tuple[Caption, ...]
    likelihood: tuple[Caption, ...]
    names: tuple[Caption, Caption]


def draw(risks: Sequence[Placed], labels: Sequence[str]) -> RiskMap:
    """Lay out the map.

    Args:
        risks: every risk, in the order wanted inside a cell.
        labels: names of the four levels, the lowest first.
    """
    columns = _columns(risks)
    above = [
        wrap(f"{rank}. {label}", SIZE, column.width - 2 * PADDING, bold=True)
        for rank, (label, column) in enumerate(zip(labels, columns, strict=True), 1)
    ]
    head = max(map(len, above)) * LINE + 2 * PADDING
    cells: list[Cell] = []
    gravity: list[Caption] = []
    y = head
    for level in range(LEVELS, 0, -1):
        row = [
            _cards([one.sheet for one in risks
                    if (one.gravity, one.likelihood) == (level, rank + 1)], column, y)
            for rank, column in enumerate(columns)
        ]
        lines = wrap(f"{level}. {labels[level - 1]}", SIZE, AXIS - 2 * PADDING, bold=True)
        height = max(LOWEST, len(lines) * LINE + 2 * PADDING,
                     *(bottom + GAP - y for _, bottom in row))
        gravity.append(Caption(PADDING, y + (height - len(lines) * LINE) // 2 + SIZE, lines))
        cells += [
            Cell(level + rank + 1, Box(column.x, y, column.width, height), cards)
            for rank, (column, (cards, _)) in enumerate(zip(columns, row, strict=True))
        ]
        y += height
    likelihood = tuple(
        Caption(column.x + PADDING, head - PADDING - LINE * (len(lines) - 1), lines)
        for column, lines in zip(columns, above, strict=True)
    )
    names = (
        Caption(PADDING, head - PADDING, ("Gravité ↑",)),
        Caption(AXIS + PADDING, y + LINE + PADDING, ("Vraisemblance →",)),
    )
    return RiskMap(WIDTH, y + FOOT, tuple(cells), tuple(gravity), likelihood, names)


def _columns(risks: Sequence[Placed]) -> list[Box]:
    """Wider where more risks share a cell; only ``x`` and ``width`` mean something."""
    crowd = [
        max(
            sum((one.gravity, one.likelihood) == (level, rank) for one in risks)
            for level in range(1, LEVELS + 1)
        )
        for rank in range(1, LEVELS + 1)
    ]
    least = [NARROWEST if count else EMPTY for count in crowd]
    shares = crowd if any(crowd) else [1] * LEVELS
    spare = WIDTH - AXIS - sum(least)
    columns = []
    x = AXIS
    for narrowest, share in zip(least, shares, strict=True):
        width = narrowest + spare * share // sum(shares)
        columns.append(Box(x, 0, width, 0))
        x += width
    return columns


def _cards(sheets: Sequence[Sheet], column: Box, top: int) -> tuple[tuple[Card, ...], int]:
    """Cards of a cell side by side while they fit, and the bottom of the lowest."""
    across = max(1, min(len(sheets), (column.width - GAP) // (NARROWEST - GAP)))
    wide = (column.width - GAP) // across - GAP
    cards: list[Card] = []
    y = top + GAP
    for start in range(0, len(sheets), across):
        line = [wrap(sheet.fiche.titre, SIZE, wide - STRIPE - PADDING)
                for sheet in sheets[start : start + across]]
        tall = max(len(lines) for lines in line) * LINE + 2 * PADDING
        for rank, (sheet, lines) in enumerate(
            zip(sheets[start : start + across], line, strict=True)
        ):
            box = Box(column.x + GAP + rank * (wide + GAP), y, wide, tall)
            cards.append(Card(
                sheet.id, sheet.type.name, box,
                Caption(box.x + STRIPE, box.y + PADDING + SIZE - 1, lines),
            ))
        y += tall + GAP
    return tuple(cards), y - GAP if sheets else top
