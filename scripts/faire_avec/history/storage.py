"""What a site stores of each version: every distinct past text once, the rest as redirections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faire_avec.places import DATEES


@dataclass(frozen=True)
class Snapshot:
    """The sheets of a version.

    Args:
        version: name of the version.
        sheets: signature of each sheet by address, such as ``plateformes/caf/``.
    """

    version: str
    sheets: Mapping[str, str]


@dataclass(frozen=True)
class Kept:
    """How the site answers for a sheet of a version.

    Args:
        version: name of the version.
        sheet: address of the sheet at that time.
        target: where the address leads; None when the old text is stored there.
    """

    version: str
    sheet: str
    target: str | None

    @property
    def url(self) -> str:
        return f"{DATEES}{self.version}/{self.sheet}"


def kept(snapshots: Sequence[Snapshot], present: Mapping[str, str]) -> list[Kept]:
    """How the site answers for every sheet of every version.

    Args:
        snapshots: versions, oldest first.
        present: signature of each present sheet by address.
    """
    stored: dict[tuple[str, str], str] = {}
    found = []
    for snapshot in snapshots:
        for sheet, signature in snapshot.sheets.items():
            if present.get(sheet) == signature:
                found.append(Kept(snapshot.version, sheet, sheet))
                continue
            first = stored.get((sheet, signature))
            entry = Kept(snapshot.version, sheet, first)
            if first is None:
                stored[sheet, signature] = entry.url
            found.append(entry)
    return found
