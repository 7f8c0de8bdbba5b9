"""A data file to publish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Export:
    """A file of the site.

    Args:
        path: where it goes, from the site's root.
        content: its text or bytes.
    """

    path: str
    content: str | bytes


class InvalidExport(Exception):
    """A file that would not open; the message is French and names the sheet."""
