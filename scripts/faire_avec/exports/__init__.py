"""Static data files published beside the pages: one module per export.

An export module has ``exports(corpus)``, a generator of ``Export``.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.exports._file import Export, InvalidExport


def all_exports(corpus: Corpus) -> Iterator[Export]:
    """Every file that every export module makes from a corpus."""
    for info in pkgutil.iter_modules(__path__):
        if not info.name.startswith("_"):
            yield from importlib.import_module(f"{__name__}.{info.name}").exports(corpus)


__all__ = ["Export", "InvalidExport", "all_exports"]
