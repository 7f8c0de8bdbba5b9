"""``faire-avec changements``: what readers will see change, for the people who review."""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from faire_avec.commands._common import OK, USAGE
from faire_avec.corpus import load
from faire_avec.writing.comment import as_markdown, changes_between

NAME = "changements"
HELP = "dire en clair ce que les lecteurs verront changer"


class _NoSuchState(Exception):
    """Neither a folder nor a revision."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    for name, which in (("avant", "ancien"), ("apres", "nouvel")):
        parser.add_argument(name, metavar=name.upper(),
                            help=f"{which} état : dossier de fiches, ou révision git")
    parser.add_argument("--adresse", default="", metavar="ADRESSE",
                        help="adresse du site d'aperçu, devant celle de chaque page")


def run(options: argparse.Namespace) -> int:
    """Print the comment."""
    root = f"{options.adresse.rstrip('/')}/" if options.adresse else ""
    try:
        with _sheets(options.avant) as old, _sheets(options.apres) as new:
            changes = changes_between(load(old)[0], load(new)[0])
    except _NoSuchState as missing:
        print(f"«{missing}» n'est ni un dossier de fiches ni une révision git.", file=sys.stderr)
        return USAGE
    print(as_markdown(changes, lambda sheet: root + sheet.url), end="")
    return OK


@contextmanager
def _sheets(state: str) -> Iterator[Path]:
    """The folder of sheets of a state; a copy, gone at the end, when it is a revision."""
    if Path(state).is_dir():
        yield Path(state)
        return
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "fiches.tar"
        try:
            commit = _git("rev-parse", "--verify", "--quiet", "--end-of-options",
                          f"{state}^{{commit}}").strip()
            _git("archive", f"--output={archive}", commit, "--", "fiches")
        except (OSError, subprocess.CalledProcessError) as error:
            raise _NoSuchState(state) from error
        with tarfile.open(archive) as content:
            content.extractall(folder, filter="data")
        yield Path(folder) / "fiches"


def _git(*words: str) -> str:
    return subprocess.run(["git", *words], check=True, capture_output=True, text=True).stdout
