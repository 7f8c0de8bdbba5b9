"""``faire-avec carnet-vers-calque``: carry the notes of a team into a layer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from pydantic import ValidationError

from faire_avec.checking.check import check_layers
from faire_avec.checking.messages import as_terminal
from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.corpus import load
from faire_avec.corpus.layers import ADDITIONS, CONTACTS, load_layer
from faire_avec.loading.files import MAX_SHEET_BYTES, read_text
from faire_avec.machine.clock import today
from faire_avec.machine.disk import replace
from faire_avec.model.notebook import Carnet, Note
from faire_avec.problems import Problem
from faire_avec.writing.layer import blank_layer, carry, texts_of

NAME = "carnet-vers-calque"
HELP = "mettre dans un calque les notes du carnet de l'équipe"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("carnets", type=Path, nargs="+", metavar="FICHIER",
                        help="fichiers enregistrés par la page « Carnet de l'équipe »")
    parser.add_argument("--calque", type=Path, required=True, metavar="DOSSIER",
                        help="le calque à compléter, ou à créer")
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Complete the layer; what it said stays, what is refused is said."""
    notes: list[Note] = []
    name = ""
    for path in options.carnets:
        carnet = _read(path)
        if carnet is None:
            return USAGE
        notes += carnet.notes
        name = name or carnet.equipe
    folder: Path = options.calque
    if not folder.exists():
        for file, text in blank_layer(name or "Notre service", "l'équipe", today()).items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            replace(folder / file, text)
    elif not folder.is_dir():
        print(f"«{folder}» n'est pas un dossier.", file=sys.stderr)
        return USAGE
    layer, problems = load_layer(folder)
    if layer is None or any(problem.is_error for problem in problems):
        print(as_terminal(problems, colour=sys.stdout.isatty()))
        print("Le calque n'a pas changé : corrigez-le d'abord.")
        return PROBLEMS
    names = [CONTACTS, *(f"{ADDITIONS}/{note.fiche}.yml" for note in notes)]
    carried = carry(notes, layer, texts_of(folder, names))
    for file, text in carried.files.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        replace(folder / file, text)
    for reason in carried.refused:
        print(f"Laissée de côté, {reason}.")
    print(f"{_notes(carried.added)} dans {folder}/, {carried.known} déjà connues, "
          f"{len(carried.refused)} laissées de côté.")
    _, found = check_layers(load(options.fiches)[0], [folder], today())
    if found:
        print(as_terminal(found, colour=sys.stdout.isatty()))
    return PROBLEMS if carried.refused or any(one.is_error for one in found) else OK


def _notes(count: int) -> str:
    return f"{count} note ajoutée" if count < 2 else f"{count} notes ajoutées"


def _read(path: Path) -> Carnet | None:
    if not path.is_file():
        print(f"«{path}» n'existe pas.", file=sys.stderr)
        return None
    text = read_text(path, path.name, MAX_SHEET_BYTES)
    if isinstance(text, Problem):
        print(f"«{path}» : {text.message}.", file=sys.stderr)
        return None
    try:
        return Carnet.model_validate_json(text)
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"])) or "le début"
        print(f"«{path}» n'est pas un carnet : relisez «{where}», ou enregistrez-le de nouveau "
              "depuis la page.", file=sys.stderr)
        return None
