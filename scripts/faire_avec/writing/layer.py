"""Files of a layer: a blank one to start from, and notes of a team carried into one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from faire_avec.corpus.layers import ADDITIONS, CONTACTS, HEAD, Layer
from faire_avec.language.fold import slugify
from faire_avec.language.personal import personal_data
from faire_avec.model.notebook import Note
from faire_avec.model.types import SLUG_LONGEST
from faire_avec.writing.blank import PlainDumper

_EXAMPLE = """\
# Ce qui est vrai chez nous, à côté de la fiche du même nom. Ce fichier porte le nom de la fiche :
# copiez-le en {folder}/caf.yml pour la Caf, et retirez les #.
# chez_nous:
#   - sur: mot-de-passe-oublie     # la réponse ; sans cette ligne : toute la fiche
#     echelon: guichet             # autre_acces, telephone, guichet, papier, quelqu_un, constat
#     texte: Sans rendez-vous le mardi matin, au point d'accueil de la mairie.
#     contact: notre-ligne         # une ligne de contacts.yml
#     verifie_le: {today}
"""
_CONTACTS = """\
# Nos lignes. Une ligne qui porte le même nom qu'une ligne du guide ne la remplace pas : les deux se
# lisent. Retirez les # pour commencer.
# notre-ligne:
#   nom: Accueil du service social
#   numero: 01 99 00 00 00
#   horaires: Lundi au vendredi, 9 h à 12 h
#   verifie_le: {today}
#   certitude: sure
"""


def blank_layer(name: str, keeper: str, today: date) -> dict[str, str]:
    """Text of each file of a new layer, by path from its folder.

    Args:
        name: what readers see beside each addition.
        keeper: who keeps it.
        today: date of the examples.
    """
    return {
        HEAD: _dumped({"nom": name, "tenu_par": keeper}),
        CONTACTS: _CONTACTS.format(today=today.isoformat()),
        f"{ADDITIONS}/.exemple.yml": _EXAMPLE.format(folder=ADDITIONS, today=today.isoformat()),
    }


@dataclass
class Carried:
    """What notes become in a layer.

    Args:
        files: new text of each file, by path from the folder of the layer.
        added: how many notes were added.
        known: how many were there already.
        refused: French reasons, one for each note left out; it stays in the notebook.
    """

    files: dict[str, str] = field(default_factory=dict)
    added: int = 0
    known: int = 0
    refused: list[str] = field(default_factory=list)


def carry(notes: Iterable[Note], layer: Layer, texts: Mapping[str, str]) -> Carried:
    """Notes of a team, put after what a layer says already.

    Args:
        notes: in the order they were made.
        layer: where they go.
        texts: present text of its files, by path from its folder.
    """
    carried = Carried()
    said = {
        (addition.sheet, note.sur or "", note.echelon or "", note.texte or "", note.dire or "")
        for addition in layer.additions.values() for note in addition.notes
    }
    lines = {
        key: contact.numero for key, contact in layer.contacts.entries.items()
    }
    for rank, note in enumerate(notes, start=1):
        told = (note.texte, note.dire, note.ligne, note.horaires)
        if (found := next(filter(None, map(personal_data, told)), None)) is not None:
            carried.refused.append(
                f"note {rank} ({note.fiche}) : le texte semble contenir {found} ; retirez-le"
            )
            continue
        if not (note.texte or note.dire or note.numero):
            carried.refused.append(f"note {rank} ({note.fiche}) : elle ne dit rien")
            continue
        key = (note.fiche, note.sur, note.echelon, note.texte, note.dire)
        if key in said and not note.numero:
            carried.known += 1
            continue
        said.add(key)
        contact = _line(note, lines, carried, texts) if note.numero else None
        path = f"{ADDITIONS}/{note.fiche}.yml"
        entry = {
            "sur": note.sur, "echelon": note.echelon, "texte": note.texte, "dire": note.dire,
            "contact": contact, "verifie_le": note.verifie_le,
        }
        block = _dumped({"chez_nous": [{name: value for name, value in entry.items() if value}]})
        before = carried.files.get(path, texts.get(path, ""))
        if "chez_nous:" in [line.rstrip() for line in before.splitlines()]:
            block = block.removeprefix("chez_nous:\n")
        carried.files[path] = _after(before, block)
        carried.added += 1
    return carried


def _line(
    note: Note, lines: dict[str, str | None], carried: Carried, texts: Mapping[str, str]
) -> str:
    """Id of the line that a note names, added to the lines of the layer when it is new."""
    base = slugify(note.ligne or f"{note.fiche} chez nous")[: SLUG_LONGEST - 3].strip("-")
    key, rank = base, 1
    while key in lines and lines[key] != note.numero:
        rank += 1
        key = f"{base}-{rank}"
    if key not in lines:
        lines[key] = note.numero
        entry = {
            "nom": note.ligne or "Notre ligne", "numero": note.numero, "horaires": note.horaires,
            "verifie_le": note.verifie_le, "certitude": "secondaire",
        }
        block = _dumped({key: {name: value for name, value in entry.items() if value}})
        before = carried.files.get(CONTACTS, texts.get(CONTACTS, ""))
        carried.files[CONTACTS] = _after(before, block)
    return key


def _after(before: str, block: str) -> str:
    return f"{before.rstrip()}\n{block}" if before.strip() else block


def _dumped(data: Any) -> str:
    text: str = yaml.dump(
        data, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=96,
        default_flow_style=False,
    )
    return text


def texts_of(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Present text of some files of a layer; those that are not there are left out."""
    return {
        name: (folder / name).read_text(encoding="utf-8") for name in names
        if (folder / name).is_file()
    }
