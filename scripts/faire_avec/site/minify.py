"""Scripts and style sheets without comments and spaces, for the weak network."""

from __future__ import annotations

from pathlib import Path

import rcssmin
import rjsmin


def shrink_assets(site: Path) -> None:
    """Shorten the project's own scripts and style sheets in a built site.

    Args:
        site: the built folder.
    """
    assets = site / "assets"
    for path in sorted(assets.rglob("*")):
        if path.suffix not in (".js", ".css"):
            continue
        shorten = rjsmin.jsmin if path.suffix == ".js" else rcssmin.cssmin
        path.write_text(shorten(path.read_text(encoding="utf-8")), encoding="utf-8")
