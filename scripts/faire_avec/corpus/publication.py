"""What the sheets cannot say of themselves: where the guide is published, its dated versions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Publication:
    """The public side of a build.

    Args:
        address: public address of the site with its final slash; empty when it is not known.
        dated: latest version that holds the present text of a sheet, by sheet address.
    """

    address: str = ""
    dated: Mapping[str, str] = field(default_factory=dict)

    def absolute(self, path: str) -> str | None:
        """Public address of a page given from the site's root; None when it is not known."""
        return self.address + path if self.address else None

    @property
    def base_path(self) -> str:
        """Path of the site on its server, with both slashes."""
        return urlsplit(self.address).path or "/"
