"""Dated versions of the guide, read from the tags of its git repository.

A tag ``v2026-11`` (or ``v2026-11-21``) is a version: every sheet it holds has an address
``v/2026-11/…`` for ever. A text is stored once, at the first version that held it; a version that
holds the present text leads to the present page. No tag: no version. No git, or half a clone: what
can be read, and a warning that says what to do, for these addresses are promised for ever.
"""

from faire_avec.history.changes import Change, changes
from faire_avec.history.outline import Names, Node, outline
from faire_avec.history.reading import History, Past, read_history
from faire_avec.history.repository import Repository, Version, open_repository
from faire_avec.history.storage import Kept, Snapshot, kept

__all__ = [
    "Change", "History", "Kept", "Names", "Node", "Past", "Repository", "Snapshot", "Version",
    "changes", "kept", "open_repository", "outline", "read_history",
]
