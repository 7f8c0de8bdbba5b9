"""Static data files published beside the pages: one module per export.

An export module has one or more of three generators of ``Export``:

- ``exports(corpus)``;
- ``addressed_exports(corpus, address)``, for files that tell where the site is;
- ``kept_exports(corpus, keep)``, for files that cost much to make.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

from faire_avec.corpus import Corpus
from faire_avec.exports._file import Export, InvalidExport
from faire_avec.machine.byproducts import Keep, made_anew


def all_exports(
    corpus: Corpus, address: str = "", keep: Keep = made_anew
) -> Iterator[Export]:
    """Every file that every export module makes from a corpus.

    Args:
        corpus: all sheets.
        address: where the site is published, ending with a slash; empty when it is not known.
        keep: gives the costly files that were made before.
    """
    for info in pkgutil.iter_modules(__path__):
        if info.name.startswith("_"):
            continue
        module = importlib.import_module(f"{__name__}.{info.name}")
        if hasattr(module, "exports"):
            yield from module.exports(corpus)
        if hasattr(module, "addressed_exports"):
            yield from module.addressed_exports(corpus, address)
        if hasattr(module, "kept_exports"):
            yield from module.kept_exports(corpus, keep)


__all__ = ["Export", "InvalidExport", "all_exports"]
