"""``faire-avec nouvelle``: write a new sheet to fill in."""

from __future__ import annotations

import argparse
import os
import sys

from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.corpus import load
from faire_avec.language.fold import slugify
from faire_avec.language.suggest import closest
from faire_avec.machine import clock
from faire_avec.machine.disk import replace
from faire_avec.model import SHEET_TYPES
from faire_avec.model.types import SLUG_LONGEST
from faire_avec.writing.blank import blank_sheet

NAME = "nouvelle"
HELP = "écrire une nouvelle fiche à compléter"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("type", metavar="TYPE", help=f"type de fiche : {', '.join(SHEET_TYPES)}")
    parser.add_argument("titre", metavar="TITRE", help="titre de la fiche, entre guillemets")
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Write the file, unless the name is taken."""
    kind = SHEET_TYPES.get(options.type)
    if kind is None:
        near = closest(options.type, SHEET_TYPES)
        hint = f" Vouliez-vous dire «{near}» ?" if near else ""
        print(f"«{options.type}» n'est pas un type de fiche ({', '.join(SHEET_TYPES)}).{hint}",
              file=sys.stderr)
        return USAGE
    name = slugify(options.titre)[:SLUG_LONGEST].strip("-")
    path = options.fiches / kind.folder / f"{name}.yml"
    corpus, _ = load(options.fiches)
    if not name:
        print("Le titre ne contient ni lettre ni chiffre : donnez-en un autre.", file=sys.stderr)
        return USAGE
    if name in corpus.known_ids or os.path.lexists(path):
        print(f"L'identifiant «{name}» est déjà pris : choisissez un autre titre.",
              file=sys.stderr)
        return PROBLEMS
    path.parent.mkdir(parents=True, exist_ok=True)
    text = blank_sheet(kind, options.titre, corpus.tables.vocabularies, clock.today())
    replace(path, text)
    print(f"Fiche écrite : {path}\nComplétez-la, puis lancez : faire-avec verifier {path}")
    return OK
