"""``faire-avec archive``: copies of the built site that open without a server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faire_avec.commands._common import OK, PROBLEMS, USAGE, weight

NAME = "archive"
HELP = "faire du site construit une archive pour clé USB, et un fichier unique"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DOSSIER",
                        help="site construit, à copier (site)")
    parser.add_argument("--vers", type=Path, default=Path("dist"), metavar="DOSSIER",
                        help="où écrire les copies (dist)")
    parser.add_argument("--config", type=Path, default=Path("mkdocs.yml"), metavar="FICHIER",
                        help="configuration du site, à côté du dossier docs/ (mkdocs.yml)")
    parser.add_argument("--avec-cours", action="store_true",
                        help="mettre aussi dans l'archive les cours à télécharger (PDF, EPUB…)")


def run(options: argparse.Namespace) -> int:
    """Write both copies, and say what they weigh."""
    from faire_avec.site.copies.both import ASSETS, write_copies
    from faire_avec.site.copies.single import MAX_BYTES, TooHeavy
    from faire_avec.site.copies.taken import NoSite

    sources = options.config.parent / "docs" / ASSETS
    if not sources.is_dir():
        print(f"Le dossier «{sources}» n'existe pas. Lancez la commande à la racine du projet, ou "
              "donnez --config FICHIER.", file=sys.stderr)
        return USAGE
    try:
        written = write_copies(options.site, sources, options.vers, courses=options.avec_cours)
    except NoSite as missing:
        print(missing, file=sys.stderr)
        return USAGE
    except TooHeavy as heavy:
        print(f"Le fichier unique n'est pas écrit : il ferait {weight(heavy.size)}, plus que les "
              f"{weight(MAX_BYTES)} qu'un mail peut prendre. L'archive, elle, est écrite.",
              file=sys.stderr)
        return PROBLEMS
    for path in written:
        print(f"écrit : {path} ({weight(path.stat().st_size)})")
    return OK
