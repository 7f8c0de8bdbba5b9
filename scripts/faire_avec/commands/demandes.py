"""``faire-avec demandes``: write the request forms that forges show."""

from __future__ import annotations

import argparse

from faire_avec.commands._common import OK, sheets_folder, write_generated
from faire_avec.corpus import load
from faire_avec.writing.requests.forges import generated_templates

NAME = "demandes"
HELP = "écrire les formulaires de demande des forges"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Write them."""
    corpus, _ = load(options.fiches)
    write_generated(options.fiches, generated_templates(corpus.tables.vocabularies))
    return OK
