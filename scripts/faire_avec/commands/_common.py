"""What several commands share: exit codes, the folder of sheets, its check before writing."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from faire_avec.checking.check import check_layers, load_and_check
from faire_avec.checking.messages import as_terminal, summary
from faire_avec.checking.recall import Recall
from faire_avec.corpus import Corpus
from faire_avec.machine.clock import today
from faire_avec.machine.disk import replace
from faire_avec.problems import Problem

OK, PROBLEMS, USAGE = 0, 1, 2


def sheets_folder(parser: argparse.ArgumentParser) -> None:
    """Declare ``--fiches``."""
    parser.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                        help="dossier des fiches (fiches)")


def layers(parser: argparse.ArgumentParser) -> None:
    """Declare ``--calque``."""
    parser.add_argument("--calque", type=Path, action="append", default=[], metavar="DOSSIER",
                        help="ajouts d'un service, montrés à côté du guide ; à redire pour en "
                        "poser plusieurs, du plus large au plus proche")


def missing_layer(folders: Sequence[Path]) -> bool:
    """Whether one of the layers is not there; says which."""
    for folder in folders:
        if not folder.is_dir():
            print(f"Le calque «{folder}» n'existe pas. Pour en écrire un vide : "
                  f"faire-avec nouveau-calque {folder}", file=sys.stderr)
            return True
    return False


def sound_corpus(
    folder: Path, recall: Recall, calques: Sequence[Path] = ()
) -> tuple[Corpus, list[Problem]] | None:
    """The sheets and what may be said of them; None, after printing why, when they are wrong.

    Args:
        folder: the sheets' folder.
        recall: what earlier runs found; saved with what this one finds.
        calques: layers to put on top, from the widest to the nearest.
    """
    corpus, problems = load_and_check(folder, today(), recall)
    recall.save()
    if calques and not any(problem.is_error for problem in problems):
        corpus, found = check_layers(corpus, calques, today())
        problems = [*problems, *found]
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        print(as_terminal(errors, colour=sys.stdout.isatty()))
        print(summary(problems, len(corpus.files)))
        return None
    return corpus, problems


def weight(size: int) -> str:
    """Bytes as a reader says them: ``3,7 Mo``."""
    return f"{size / 1_000_000:.1f} Mo".replace(".", ",")


def write_generated(folder: Path, files: Mapping[str, str]) -> None:
    """Write the files that the models generate, by path from the project's root, and name each.

    Args:
        folder: the sheets' folder; the project is the folder that holds it.
        files: text by path.
    """
    for name, text in files.items():
        path = folder.resolve().parent / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, text)
        print(f"écrit : {name}")
