"""What drawings are made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle, in units of the drawing, from its top left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def middle(self) -> int:
        return self.y + self.height // 2


@dataclass(frozen=True)
class Caption:
    """Text drawn line under line, its first baseline at ``y``."""

    x: int
    y: int
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Card:
    """A sheet in a drawing: its rectangle, its title cut into lines.

    Args:
        sheet_id: the sheet it leads to.
        kind: name of its sheet type.
        box: where it is.
        text: its title.
    """

    sheet_id: str
    kind: str
    box: Box
    text: Caption
