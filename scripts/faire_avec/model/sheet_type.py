"""What a sheet type is."""

from __future__ import annotations

from dataclasses import dataclass

from faire_avec.model.base import Fiche


@dataclass(frozen=True)
class SheetType:
    """One kind of sheet, declared as ``TYPE`` by the module of its model.

    Args:
        name: singular ASCII name, used in relations and templates; also that of its module.
        folder: folder under ``fiches/`` and first part of the URL.
        model: pydantic model of its YAML.
        label: name shown to readers.
        plural: name of the list of these sheets.
        question: what the sheet must answer in seconds.
        rank: its place where types are listed.
    """

    name: str
    folder: str
    model: type[Fiche]
    label: str
    plural: str
    question: str
    rank: int
