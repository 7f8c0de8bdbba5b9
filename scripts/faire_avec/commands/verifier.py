"""``faire-avec verifier``: check the sheets."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

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
from faire_avec.corpus import load
from faire_avec.loading.files import MAX_SHEET_BYTES, list_files, read_text, shown_path
from faire_avec.machine.clock import today
from faire_avec.machine.disk import replace
from faire_avec.problems import Problem

NAME = "verifier"
HELP = "vérifier les fiches"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    layers(parser)
    parser.add_argument("chemins", type=Path, nargs="*", metavar="CHEMIN",
                        help="fiches ou dossiers à vérifier, au milieu de toutes les autres "
                        "(tout)")
    parser.add_argument("--corriger", action="store_true",
                        help="corriger d'abord ce qui peut l'être sans risque : espaces, dates, "
                        "identifiants, ordre des champs")
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
        _repair(options.fiches, wanted)
    if missing_layer(options.calque):
        return USAGE
    recall = Recall() if options.sans_memoire else recall_of(options.fiches)
    found = verify(options.fiches, today(), recall)
    recall.save()
    problems = [problem for problem in found.problems if _asked(problem.path, wanted)]
    if options.calque and not any(problem.is_error for problem in found.problems):
        _, of_layers = check_layers(load(options.fiches)[0], options.calque, today())
        problems += of_layers
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


def _repair(folder: Path, wanted: Sequence[str]) -> None:
    # Its library rewrites YAML as it stands: only when something is to be written.
    from faire_avec.writing.repair import repair

    for file in list_files(folder).sheets:
        if not _asked(file.shown, wanted):
            continue
        text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
        if isinstance(text, Problem):
            continue
        repaired = repair(text, file.type)
        if repaired.done:
            replace(file.path, repaired.text)
            print(f"{file.shown} corrigé : {', '.join(repaired.done)}")


def _inside(path: Path, folder: Path) -> bool:
    return path.exists() and path.resolve().is_relative_to(folder.resolve())
