"""``faire-avec verifier``: check the sheets."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from faire_avec.checking.check import check_layers, verify
from faire_avec.checking.messages import as_github, as_json, as_terminal, summary
from faire_avec.checking.recall import Recall, recall_of
from faire_avec.commands._common import (
    OK,
    PROBLEMS,
    USAGE,
    layers,
    missing_layer,
    sheets_folder,
)
from faire_avec.corpus import load, load_tables
from faire_avec.directory.donnees import FOLDER, read_directory
from faire_avec.loading.files import MAX_SHEET_BYTES, list_files, read_text, shown_path
from faire_avec.machine.clock import today
from faire_avec.machine.disk import replace
from faire_avec.problems import Problem

NAME = "verifier"
HELP = "vérifier les fiches, et les lieux importés"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    layers(parser)
    parser.add_argument("chemins", type=Path, nargs="*", metavar="CHEMIN",
                        help="fiches ou dossiers à vérifier, au milieu de toutes les autres "
                        "(tout)")
    parser.add_argument("--corriger", action="store_true",
                        help="corriger d'abord ce qui peut l'être sans risque, et montrer ce qui "
                        "change : espaces, apostrophes, guillemets, tirets, dates, fautes de "
                        "frappe d'un champ ou d'un mot de liste, ordre des champs")
    parser.add_argument("--suggestions", type=Path, metavar="FICHIER",
                        help="écrire ces corrections dans un fichier JSON, sans toucher aux "
                        "fiches : la forge les offre en un clic")
    parser.add_argument("--sans-memoire", action="store_true",
                        help="tout relire, sans se souvenir de la vérification précédente")
    parser.add_argument("--format", choices=("terminal", "github", "json"), default="terminal",
                        help="forme des messages (terminal)")


def run(options: argparse.Namespace) -> int:
    """Print what is wrong."""
    wanted = []
    for path in options.chemins:
        if not _inside(path, options.fiches):
            print(f"«{path}» n'est pas dans «{options.fiches}/», ou n'existe pas.",
                  file=sys.stderr)
            return USAGE
        wanted.append(shown_path(path.resolve(), options.fiches.resolve()))
    if options.corriger:
        _repair(options.fiches, wanted, sys.stdout if options.format == "terminal" else sys.stderr)
    if options.suggestions:
        replace(options.suggestions, _suggestions(options.fiches, wanted))
    if missing_layer(options.calque):
        return USAGE
    recall = Recall() if options.sans_memoire else recall_of(options.fiches)
    found = verify(options.fiches, today(), recall)
    recall.save()
    problems = [problem for problem in found.problems if _asked(problem.path, wanted)]
    if options.calque and not any(problem.is_error for problem in found.problems):
        _, of_layers = check_layers(load(options.fiches)[0], options.calque, today())
        problems += of_layers
    if not wanted:
        problems += read_directory(options.fiches.resolve().parent / FOLDER)[1]
    if options.format == "json":
        print(as_json(problems))
    elif options.format == "github":
        print(as_github(problems))
    else:
        if problems:
            print(as_terminal(problems, colour=sys.stdout.isatty()))
        print(summary(problems, found.files))
    return PROBLEMS if any(problem.is_error for problem in problems) else OK


def _asked(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def _repair(folder: Path, wanted: Sequence[str], out: TextIO) -> None:
    # Its library rewrites YAML as it stands: only when something is to be written.
    from faire_avec.checking.mending import diff, mend

    listing = list_files(folder)
    tables, _ = load_tables(folder, listing)
    for file in listing.sheets:
        if not _asked(file.shown, wanted):
            continue
        text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
        if isinstance(text, Problem):
            continue
        mended = mend(file, text, tables, today())
        if mended.done:
            replace(file.path, mended.text)
            print(f"{file.shown} corrigé : {', '.join(mended.done)}", file=out)
            print(diff(file.shown, text, mended.text), file=out)


def _suggestions(folder: Path, wanted: Sequence[str]) -> str:
    """The same corrections as JSON, for whoever offers them on a forge."""
    from faire_avec.checking.mending import mend, patches

    tables, _ = load_tables(folder, list_files(folder))
    found = []
    for file in list_files(folder).sheets:
        text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
        if isinstance(text, Problem) or not _asked(file.shown, wanted):
            continue
        mended = mend(file, text, tables, today(), order=False)
        if mended.done:
            why = f"Correction sûre : {', '.join(mended.done)}."
            found += [{"path": file.shown, "first": one.first, "last": one.last, "text": one.text,
                       "why": why} for one in patches(text, mended.text)]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def _inside(path: Path, folder: Path) -> bool:
    return path.exists() and path.resolve().is_relative_to(folder.resolve())
