"""The command ``faire-avec``: chooses among the commands, and gives the exit code."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from faire_avec import __version__
from faire_avec.clock import WrongClock
from faire_avec.commands import all_commands
from faire_avec.commands._common import OK, PROBLEMS, USAGE
from faire_avec.memory import collector_paused

__all__ = ["OK", "PROBLEMS", "USAGE", "main"]


class _FrenchParser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog} : commande mal formée. Essayez «{self.prog} --help».\n"
                         f"(détail : {message})\n")


def _parser() -> argparse.ArgumentParser:
    parser = _FrenchParser(
        prog="faire-avec",
        description="Vérifie les fiches du guide et construit le site.",
    )
    parser.add_argument("--version", action="version", version=f"faire-avec {__version__}")
    choices = parser.add_subparsers(dest="commande", required=True, metavar="COMMANDE")
    for command in all_commands():
        choice = choices.add_parser(command.NAME, help=command.HELP)
        command.arguments(choice)
        choice.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: words of the command line; those of the process when None.

    Returns:
        0 when all is well, 1 when there are errors, 2 when the command is misused.
    """
    options = _parser().parse_args(arguments)
    try:
        # A command is one short life: what it makes is needed to the end.
        with collector_paused():
            exit_code: int = options.run(options)
            return exit_code
    except WrongClock as wrong:
        print(wrong, file=sys.stderr)
        return USAGE
    except FileNotFoundError as missing:
        print(f"Le dossier «{missing}» n'existe pas. Donnez-le avec --fiches DOSSIER.",
              file=sys.stderr)
        return USAGE
