"""``faire-avec nouveau-calque``: write a blank layer, for what is true in one service."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faire_avec.commands._common import OK, PROBLEMS
from faire_avec.machine.clock import today
from faire_avec.machine.disk import replace
from faire_avec.writing.layer import blank_layer

NAME = "nouveau-calque"
HELP = "écrire un calque vide : ce qui est vrai dans votre service, à côté du guide"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("dossier", type=Path, metavar="DOSSIER", help="dossier du calque, à créer")
    parser.add_argument("--nom", default="Notre service", metavar="NOM",
                        help="ce que le lecteur voit : « Service social de Vallombre »")
    parser.add_argument("--tenu-par", default="l'équipe", metavar="QUI",
                        help="qui le tient à jour, sans nom propre")


def run(options: argparse.Namespace) -> int:
    """Write the files, unless there is something already."""
    folder: Path = options.dossier
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        print(f"«{folder}» n'est pas vide : rien n'a été écrit.", file=sys.stderr)
        return PROBLEMS
    for name, text in blank_layer(options.nom, options.tenu_par, today()).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, text)
    print(f"Calque écrit : {folder}/\n"
          f"Complétez-le, puis lancez : faire-avec construire --calque {folder}")
    return OK
