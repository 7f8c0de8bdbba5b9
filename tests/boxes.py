"""Rectangles of a drawing, compared."""

from __future__ import annotations

from faire_avec.rendering.sheet.drawing.figures import Box


def overlap(one: Box, other: Box) -> bool:
    """Whether two rectangles share a surface; touching is not overlapping."""
    return (
        one.x < other.right and other.x < one.right
        and one.y < other.bottom and other.y < one.bottom
    )
