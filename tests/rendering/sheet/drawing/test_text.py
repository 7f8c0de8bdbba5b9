"""Texts are cut into lines that fit, and nothing of them is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.language.prose import french_spaces
from faire_avec.rendering.sheet.drawing.text import width, wrap


@pytest.mark.parametrize(("text", "available", "lines"), [
    ("", 100, ()),
    ("Caf", 100, ("Caf",)),
    ("Compte bloqué", 80, ("Compte", "bloqué")),
    ("Faut-il aider ?", 85, ("Faut-il", "aider\u202f?")),
    ("Anticonstitutionnellement", 90, ("Anticonstitu", "tionnelleme", "nt")),
    ("a Anticonstitutionnellement", 90, ("a", "Anticonstitu", "tionnelleme", "nt")),
])
def test_wrapping(text: str, available: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, 14, available) == lines


def test_bold_is_wider() -> None:
    assert width("Caf", 14, bold=True) > width("Caf", 14) > 0


@given(st.text(), st.floats(16, 400), st.booleans())
def test_lines_fit_and_keep_every_character(text: str, available: float, bold: bool) -> None:
    lines = wrap(text, 14, available, bold=bold)
    assert all(lines)
    for line in lines:
        assert len(line) == 1 or width(line, 14, bold=bold) <= available
    assert "".join("".join(lines).split()) == "".join(french_spaces(text).split())
