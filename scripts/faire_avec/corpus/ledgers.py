"""The ledgers of what was published: ids, addresses, and the addresses that moved.

Plain texts, one entry a line, ``#`` for a remark: they grow by their end and are read in a diff.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from faire_avec.loading import codes
from faire_avec.loading.files import MAX_TABLE_BYTES, read_text, shown_path
from faire_avec.loading.nodes import text_digest
from faire_avec.problems import Problem

LEDGER = "identifiants-publies.txt"
LEDGER_HEAD = """\
# Identifiants publiés, avec leur jour. Une ligne n'est jamais retirée : des cours y renvoient.
# Pour ajouter les nouvelles fiches : faire-avec registre
"""
ADDRESSES = "adresses-publiees.txt"
ADDRESSES_HEAD = """\
# Adresses publiées : pages, listes, outils, fichiers. Une ligne n'est jamais retirée.
# Pour ajouter les nouvelles : faire-avec registre
"""
REDIRECTIONS = "redirections.txt"
# A page, a file, or an answer of a page.
_ADDRESS = re.compile(r"/[A-Za-z0-9._~/-]*(#[a-z0-9-]+)?")


@dataclass(frozen=True)
class Ledgers:
    """What the ledgers hold.

    Args:
        ids: line and id of every published sheet.
        born: day an id entered its ledger, for those that were not there at the start.
        shown: the name of the ledger of ids, for the author.
        addresses: every published address, with its first slash.
        moved: new address by old one.
        digest: changes when any of them does.
    """

    ids: tuple[tuple[int, str], ...] = ()
    born: dict[str, date] = field(default_factory=dict)
    shown: str = LEDGER
    addresses: tuple[str, ...] = ()
    moved: dict[str, str] = field(default_factory=dict)
    digest: str = ""


def load_ledgers(folder: Path) -> tuple[Ledgers, list[Problem]]:
    """Read the three ledgers of a sheets' folder; each may be missing."""
    problems: list[Problem] = []
    born: dict[str, date] = {}
    ids = []
    for number, text in _lines(folder / LEDGER, folder, problems):
        name, day = _entry(text)
        ids.append((number, name))
        if day is not None:
            born[name] = day
    addresses = tuple(text for _, text in _lines(folder / ADDRESSES, folder, problems))
    moved: dict[str, str] = {}
    path = folder / REDIRECTIONS
    for number, text in _lines(path, folder, problems):
        ends = text.split()
        if len(ends) == 2 and all(_ADDRESS.fullmatch(end) for end in ends):
            moved[ends[0]] = ends[1]
            continue
        problems.append(
            Problem(shown_path(path, folder), number, 1, codes.WRONG_SHAPE,
                    "une ligne donne l'ancienne adresse puis la nouvelle, depuis la racine du "
                    "site : «/ancienne/ /nouvelle/»")
        )
    shown = shown_path(folder / LEDGER, folder)
    return (
        Ledgers(tuple(ids), born, shown, addresses, moved, ledgers_digest(folder)), problems
    )


def ledgers_digest(folder: Path) -> str:
    """What changes when a ledger does, and only then."""
    texts = [
        read_text(folder / name, name, MAX_TABLE_BYTES) if os.path.lexists(folder / name) else None
        for name in (LEDGER, ADDRESSES, REDIRECTIONS)
    ]
    return text_digest(repr(texts))


def _entry(line: str) -> tuple[str, date | None]:
    """The id and, when it is written, the day it was entered."""
    name, _, day = line.partition(" ")
    try:
        return name, date.fromisoformat(day.strip())
    except ValueError:
        return line, None


def _lines(path: Path, folder: Path, problems: list[Problem]) -> Iterator[tuple[int, str]]:
    if not os.path.lexists(path):
        return
    text = read_text(path, shown_path(path, folder), MAX_TABLE_BYTES)
    if isinstance(text, Problem):
        problems.append(text)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip() and not line.strip().startswith("#"):
            yield number, line.strip()
