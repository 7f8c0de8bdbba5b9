"""The commands of ``faire-avec``: one module each.

A command module has ``NAME``, ``HELP``, ``arguments(parser)`` and ``run(options)``, which returns
``OK``, ``PROBLEMS`` or ``USAGE``. With the command line itself, these are the only modules that
print.
"""

from __future__ import annotations

import argparse
import importlib
import pkgutil
from collections.abc import Sequence
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
    return [_command(name) for name in _modules()]


def commands_for(words: Sequence[str]) -> list[Command]:
    """The one command that the words of a command line ask for; every one when none is named.

    Each brings its own libraries: those of the others are not waited for.
    """
    asked = next((word.replace("-", "_") for word in words if not word.startswith("-")), "")
    return [_command(asked)] if asked in _modules() else all_commands()


def _modules() -> list[str]:
    return [info.name for info in pkgutil.iter_modules(__path__) if not info.name.startswith("_")]


def _command(name: str) -> Command:
    return cast(Command, importlib.import_module(f"{__name__}.{name}"))
