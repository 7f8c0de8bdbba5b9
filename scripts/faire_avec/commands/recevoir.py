"""``faire-avec recevoir``: run a small receiver of signals, beside a web server."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faire_avec.commands._common import OK, PROBLEMS
from faire_avec.machine import clock
from faire_avec.writing.signals.receiver import Inbox, receiver

NAME = "recevoir"
HELP = "recevoir les signaux des lecteurs dans un fichier, derrière un serveur web"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("fichier", type=Path, metavar="FICHIER",
                        help="fichier qui grandit d'une ligne par signal")
    parser.add_argument("--port", type=int, default=8013, help="port écouté (8013)")
    parser.add_argument("--hote", default="127.0.0.1",
                        help="adresse écoutée (127.0.0.1 : cette machine seulement)")
    parser.add_argument("--origine", default="", metavar="ADRESSE",
                        help="début de l'adresse du guide, s'il est ailleurs : "
                        "https://guide.exemple.fr")


def run(options: argparse.Namespace) -> int:
    """Listen until someone stops it."""
    try:
        with options.fichier.open("ab"):
            pass
        server = receiver(options.hote, options.port, Inbox(options.fichier, clock.today),
                          options.origine)
    except (OSError, OverflowError) as error:
        print(f"Rien n'est ouvert : {error}.", file=sys.stderr)
        return PROBLEMS
    with server:
        print(f"À l'écoute : http://{options.hote}:{server.server_address[1]}/ — les signaux vont "
              f"dans «{options.fichier}». Ctrl+C pour arrêter.", flush=True)
        server.serve_forever()
    return OK
