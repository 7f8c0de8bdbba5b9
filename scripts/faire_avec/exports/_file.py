"""A data file to publish."""

from __future__ import annotations

import json
from collections.abc import Iterable
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


def as_data(exports: Iterable[Export]) -> bytes:
    """Some files as one content, to be kept: names and sizes as JSON, then the bytes."""
    found = [
        (one.path, one.content if isinstance(one.content, bytes) else one.content.encode())
        for one in exports
    ]
    head = json.dumps([(path, len(content)) for path, content in found])
    return head.encode() + b"\n" + b"".join(content for _, content in found)


def from_data(content: bytes) -> list[Export]:
    """The files that ``as_data`` wrote."""
    head, _, rest = content.partition(b"\n")
    found = []
    start = 0
    for path, size in json.loads(head):
        found.append(Export(path, rest[start:start + size]))
        start += size
    return found
