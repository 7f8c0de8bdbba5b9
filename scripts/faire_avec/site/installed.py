"""The places that a project has imported, as the site takes them."""

from __future__ import annotations

from pathlib import Path

from faire_avec.directory.donnees import FOLDER, Directory, read_directory
from faire_avec.problems import Problem

# More say no more.
_MOST = 5


def installed_places(sheets: Path) -> tuple[Directory | None, tuple[str, ...]]:
    """The imported places of the project that holds a folder of sheets.

    Args:
        sheets: the sheets' folder.

    Returns:
        The places, None when there are none; French warnings of those that could not be read.
    """
    folder = sheets.resolve().parent / FOLDER
    if not folder.is_dir():
        return None, ()
    directory, problems = read_directory(folder)
    return (directory if len(directory) else None), tuple(_said(problems))


def _said(problems: list[Problem]) -> list[str]:
    lines = [
        f"Lieux : {one.path}, ligne {one.line} : {one.message}." for one in problems[:_MOST]
    ]
    more = len(problems) - _MOST
    return [*lines, f"Lieux : {more} autres lignes illisibles."] if more > 0 else lines
