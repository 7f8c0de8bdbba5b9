"""The commands of ``faire-avec``: one module each.

A command module has ``NAME``, ``HELP``, ``arguments(parser)`` and ``run(options)``, which returns
``OK``, ``PROBLEMS`` or ``USAGE``. With the command line itself, these are the only modules that
print.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from typing import Protocol, cast


class Command(Protocol):
    """What a command module gives."""

    NAME: str
    HELP: str

    def arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the words of the command."""

    def run(self, options: argparse.Namespace) -> int:
        """Do it; the exit code."""


def all_commands() -> list[Command]:
    """Every command, in alphabetical order."""
    return [
        cast(Command, importlib.import_module(f"{__name__}.{info.name}"))
        for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_")
    ]
