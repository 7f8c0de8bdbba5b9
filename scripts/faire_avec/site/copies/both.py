"""Both copies written in a folder."""

from __future__ import annotations

from pathlib import Path

from faire_avec.machine.disk import replace
from faire_avec.site.copies import key, single
from faire_avec.site.copies.taken import Built

# Folder of the modules, in that of the written pages.
ASSETS = "assets"


def write_copies(folder: Path, sources: Path, to: Path, *, courses: bool = False) -> list[Path]:
    """Write the archive and the single file of a built site.

    Args:
        folder: the built site.
        sources: folder of the modules, ``docs/assets``.
        to: where to write them; made when it is missing.
        courses: whether the archive holds the files of the courses.

    Returns:
        What was written.

    Raises:
        NoSite: when the folder holds no built site.
        TooHeavy: when the single file would be too heavy; the archive is written.
    """
    site = Built.read(folder)
    to.mkdir(parents=True, exist_ok=True)
    written = [to / key.NAME, to / single.NAME]
    replace(written[0], key.key_archive(site, sources, courses=courses))
    replace(written[1], single.single_file(site, sources))
    return written
