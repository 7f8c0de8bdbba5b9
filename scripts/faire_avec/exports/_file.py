"""A data file to publish."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faire_avec.machine.byproducts import packed, unpacked


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


def as_data(exports: Iterable[Export]) -> bytes:
    """Some files as one content, to be kept."""
    return packed(
        (one.path, one.content if isinstance(one.content, bytes) else one.content.encode())
        for one in exports
    )


def from_data(content: bytes) -> list[Export]:
    """The files that ``as_data`` put together."""
    return [Export(path, part) for path, part in unpacked(content)]
