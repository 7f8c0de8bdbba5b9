"""``faire-avec schema``: write the schemas that editors complete sheets with."""

from __future__ import annotations

import argparse

from faire_avec.commands._common import OK, sheets_folder, write_generated
from faire_avec.corpus import load
from faire_avec.model.schema import generated_files

NAME = "schema"
HELP = "écrire les schémas qui aident les éditeurs à compléter les fiches"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Write them."""
    corpus, _ = load(options.fiches)
    write_generated(options.fiches, generated_files(corpus.tables.vocabularies))
    return OK
