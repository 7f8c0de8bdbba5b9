"""The sheet types: the single definition of what a sheet may contain.

A type is a module of this package that declares ``TYPE``: nothing else lists it.
"""

from __future__ import annotations

import importlib
import pkgutil

from faire_avec.model.base import Fiche
from faire_avec.model.sheet_type import SheetType

# Filled below: other modules of this package hold them before they are whole, and read them after.
SHEET_TYPES: dict[str, SheetType] = {}
TYPES_BY_FOLDER: dict[str, SheetType] = {}


def _declared() -> list[SheetType]:
    modules = (
        importlib.import_module(f"{__name__}.{info.name}")
        for info in pkgutil.iter_modules(__path__)
    )
    found = [module.TYPE for module in modules if hasattr(module, "TYPE")]
    return sorted(found, key=lambda kind: kind.rank)


for _kind in _declared():
    SHEET_TYPES[_kind.name] = _kind
    TYPES_BY_FOLDER[_kind.folder] = _kind

__all__ = ["SHEET_TYPES", "TYPES_BY_FOLDER", "Fiche", "SheetType"]
