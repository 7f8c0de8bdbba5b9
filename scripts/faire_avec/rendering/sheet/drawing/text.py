"""How wide a text is, without a browser: enough to wrap it inside a box of a drawing.

The reader's system font is not known. Widths are those of DejaVu Sans, the widest of the common
system fonts, rounded up: a text measured here fits with any of them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from faire_avec.language.prose import french_spaces

# Characters by width, in hundredths of the font size.
_CLASSES = {
    29: "'ijlîïIJÎ",
    33: " ,.’·\u00a0\u202f/:;\\|",
    42: "ft()[]!r-–*_`\"",
    56: "szçcL?",
    62: "kFvxyaoTYPàâäôö«»eéèêë",
    67: "bdghnpquESùûüÉÈÊK0123456789",
    74: "AVÀBRXZCU",
    84: "HNDG&OQÔw#+<=>~",
    100: "MmWæ%@—…",
}
_WIDTHS = {char: share / 100 for share, chars in _CLASSES.items() for char in chars}
_BREAKS = re.compile(r"[ \t\r\n]+")
# Wider than any Latin letter; a character unknown here may be anything.
_UNKNOWN = 1.1
BOLD = 1.16


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Widest a text may be.

    Args:
        text: one line.
        size: font size; the answer is in the same unit.
        bold: whether the text is bold.
    """
    ems = sum(_WIDTHS.get(char, _UNKNOWN) for char in text)
    return ems * size * (BOLD if bold else 1)


@lru_cache(maxsize=65536)
def wrap(text: str, size: float, available: float, *, bold: bool = False) -> tuple[str, ...]:
    """Cut a text into lines no wider than a length.

    A word too long for a line is cut where it must. No-break spaces hold.

    Args:
        text: the text, spaced the French way first.
        size: font size.
        available: longest line, in the unit of ``size``; room for one character at least.
        bold: whether the text is bold.
    """
    lines: list[str] = []
    line = ""
    for word in filter(None, _BREAKS.split(french_spaces(text))):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= available:
            line = longer
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, size, available, bold)
        lines += full
    return (*lines, line) if line else tuple(lines)


def _pieces(word: str, size: float, available: float, bold: bool) -> list[str]:
    pieces = [""]
    for char in word:
        if pieces[-1] and width(pieces[-1] + char, size, bold=bold) > available:
            pieces.append("")
        pieces[-1] += char
    return pieces
