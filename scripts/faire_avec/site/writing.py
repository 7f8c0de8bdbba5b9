"""Files written in a built folder as they are made: none waits in memory for the others."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from faire_avec.exports import Export


def write_exports(exports: Iterable[Export], site: Path) -> None:
    """Write files in a built folder.

    Args:
        exports: the files.
        site: the folder; what stands at their place is replaced.
    """
    folders: set[Path] = set()
    for export in exports:
        path = site / export.path
        if path.parent not in folders:
            path.parent.mkdir(parents=True, exist_ok=True)
            folders.add(path.parent)
        content = export.content
        path.write_bytes(content.encode() if isinstance(content, str) else content)
