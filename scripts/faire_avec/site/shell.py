"""What the theme puts around a page, kept with it: an unchanged page is not dressed again.

A page dressed before bears ``TEMPLATE``, which prints it as it is.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from faire_avec.machine.byproducts import Store, fingerprint

TEMPLATE = "entiere.html"
_KIND = "page"


class Shells:
    """Pages as they were written.

    Args:
        store: where they are kept; None to keep nothing.
        common: what the theme reads besides the page, the same for all.
    """

    def __init__(self, store: Store | None, common: Iterable[str] = ()) -> None:
        self._store = store
        self._common = fingerprint(*common)

    def find(self, url: str, ingredients: Iterable[str]) -> str | None:
        """A page as it was written; None when something changed.

        Args:
            url: its address.
            ingredients: all that the theme reads of it.
        """
        raw = self._store.find(_KIND, url) if self._store else None
        if raw is None:
            return None
        head, _, content = raw.partition(b"\n")
        if head.decode("ascii", "replace") != fingerprint(self._common, *ingredients):
            return None
        try:
            return zlib.decompress(content).decode()
        except (zlib.error, UnicodeDecodeError):
            return None

    def put(self, url: str, ingredients: Iterable[str], page: str) -> None:
        """Keep a page as it is written; see ``find``."""
        if self._store:
            head = fingerprint(self._common, *ingredients).encode()
            try:
                content = zlib.compress(page.encode(), 1)
            except UnicodeEncodeError:
                return  # written otherwise than as it is
            self._store.put(_KIND, head + b"\n" + content, url)


def theme_print(folder: Path) -> str:
    """Changes when a file of the theme's folder does."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    parts = [(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files]
    return fingerprint(*(part for pair in parts for part in pair))


def plain(value: object) -> str:
    """Settings as a text, but for what is no plain data."""
    return json.dumps(
        value, sort_keys=True,
        default=lambda one: dict(one) if isinstance(one, Mapping) else type(one).__name__,
    )
