"""The command ``faire-avec``: chooses among the commands, and gives the exit code."""

from __future__ import annotations

import argparse
import codecs
import os
import signal
import sys
import unicodedata
from collections.abc import Sequence
from contextlib import suppress

from faire_avec import __version__
from faire_avec.commands import commands_for
from faire_avec.commands._common import OK, PROBLEMS, USAGE
from faire_avec.machine.clock import WrongClock
from faire_avec.machine.collector import collector_paused
from faire_avec.machine.disk import reason
from faire_avec.machine.processes import Stopped, stops_raise

_SIGPIPE = 13  # POSIX; not every system has the signal

__all__ = ["OK", "PROBLEMS", "USAGE", "main"]


class _FrenchParser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog} : commande mal formée. Essayez «{self.prog} --help».\n"
                         f"(détail : {message})\n")


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = _FrenchParser(
        prog="faire-avec",
        description="Vérifie les fiches du guide et construit le site.",
    )
    parser.add_argument("--version", action="version", version=f"faire-avec {__version__}")
    choices = parser.add_subparsers(dest="commande", required=True, metavar="COMMANDE")
    for command in commands_for(words):
        choice = choices.add_parser(command.NAME, help=command.HELP)
        command.arguments(choice)
        choice.set_defaults(run=command.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: words of the command line; those of the process when None.

    Returns:
        0 when all is well, 1 when there are errors, 2 when the command is misused, 128 and the
        number of the signal that stopped it.
    """
    _open_outputs()
    try:
        with stops_raise():
            words = sys.argv[1:] if arguments is None else arguments
            code = _run(_parser(words).parse_args(words))
            _flush()
            return code
    except BrokenPipeError:
        # Who reads, such as « head », has read enough; the end of the work is not known.
        _settle_outputs()
        return 128 + _SIGPIPE
    except KeyboardInterrupt as stop:
        _say("Commande arrêtée ; rien n'est écrit à moitié.")
        return 128 + (stop.number if isinstance(stop, Stopped) else signal.SIGINT)
    except OSError as error:
        _say(f"La commande n'a pas pu finir. {_capital(reason(error))}.")
        _settle_outputs()
        return PROBLEMS


def _run(options: argparse.Namespace) -> int:
    try:
        # A command is one short life: what it makes is needed to the end.
        with collector_paused():
            exit_code: int = options.run(options)
            return exit_code
    except WrongClock as wrong:
        _say(str(wrong))
        return USAGE
    except FileNotFoundError as missing:
        if missing.errno is not None:
            raise
        _say(f"Le dossier «{missing}» n'existe pas. Donnez-le avec --fiches DOSSIER.")
        return USAGE


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _say(text: str) -> None:
    try:
        print(text, file=sys.stderr, flush=True)
    except OSError:
        _settle_outputs()


def _open_outputs() -> None:
    """Outputs that take every sign, and exist: what is closed leads nowhere.

    A descriptor left free would be taken by the next file opened, and messages written in it.
    """
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(descriptor)
    codecs.register_error("faire-avec", _plainer)
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="faire-avec")


def _plainer(error: UnicodeError) -> tuple[str, int]:
    """Signs that an output cannot write, without their accents: « é » becomes « e »."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    text = error.object[error.start:error.end]
    for sign, plain in (("«", '"'), ("»", '"'), ("’", "'"), ("…", "..."), ("œ", "oe")):
        text = text.replace(sign, plain)
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return bare or "?", error.end


def _flush() -> None:
    sys.stdout.flush()
    sys.stderr.flush()


def _settle_outputs() -> None:
    """An output that cannot be written leads nowhere: nothing must try again at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            with open(os.devnull, "w", encoding="utf-8") as nowhere, suppress(OSError, ValueError):
                os.dup2(nowhere.fileno(), stream.fileno())
