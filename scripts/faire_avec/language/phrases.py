"""How a text of a sheet is carried into a sentence."""

from __future__ import annotations

_ENDS = tuple(".?!…:;»\"'")


def sentence(text: str) -> str:
    """A text that ends as a sentence does: one full stop, never two."""
    stripped = text.rstrip()
    return stripped if stripped.rstrip("*_`").endswith(_ENDS) else f"{stripped}."


def unstopped(text: str) -> str:
    """A text ready to go on: without its last full stop."""
    stripped = text.rstrip()
    return stripped if stripped.endswith("...") else stripped.removesuffix(".")
