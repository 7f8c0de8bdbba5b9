"""Static data files published beside the pages: one module per export.

An export module has one or both of two generators of ``Export``:

- ``exports(edition)``;
- ``kept_exports(edition, keep)``, for files that cost much to make.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export, InvalidExport
from faire_avec.machine.byproducts import Keep, made_anew


def all_exports(edition: Edition, keep: Keep = made_anew) -> Iterator[Export]:
    """Every file that every export module makes.

    Args:
        edition: the guide, as it is published.
        keep: gives the costly files that were made before.
    """
    for info in pkgutil.iter_modules(__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "exports"):
            yield from module.exports(edition)
        if hasattr(module, "kept_exports"):
            yield from module.kept_exports(edition, keep)


__all__ = ["Export", "InvalidExport", "all_exports"]
