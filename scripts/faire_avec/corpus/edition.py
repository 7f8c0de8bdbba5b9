"""What a build publishes: checked sheets, on a day, at an address, with their dated versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from faire_avec.corpus import Corpus

if TYPE_CHECKING:
    from faire_avec.directory.donnees import Directory


@dataclass(frozen=True)
class Edition:
    """A guide as it is published, made once; pages, citations and exports read it.

    Args:
        corpus: all sheets, checked.
        today: the day freshness is judged on.
        address: public address of the site with its final slash; empty when it is not known.
        dated: latest version that holds the present text of a sheet, by sheet address.
        directory: the imported places; None when there are none.
    """

    corpus: Corpus
    today: date
    address: str = ""
    dated: Mapping[str, str] = field(default_factory=dict)
    directory: Directory | None = None

    def absolute(self, path: str) -> str | None:
        """Public address of a page given from the site's root; None when it is not known."""
        return self.address + path if self.address else None

    @property
    def base_path(self) -> str:
        """Path of the site on its server, with both slashes."""
        return urlsplit(self.address).path or "/"
