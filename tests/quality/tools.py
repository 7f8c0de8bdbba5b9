"""The Nu HTML checker and Lighthouse, installed from ``package.json`` for ``make qualite``."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).parent
MODULES = FOLDER / "node_modules"


class ToolMissing(Exception):
    """A program that measures cannot run here.

    Args:
        reason: French sentence for the contributor.
    """


def installed() -> Path:
    """The folder of the programs, installed at their locked versions when they are not yet.

    Raises:
        ToolMissing: without npm, or when it fails.
    """
    lock = FOLDER / "package-lock.json"
    done = MODULES / ".verrou"
    if done.is_file() and done.read_bytes() == lock.read_bytes():
        return MODULES
    npm = shutil.which("npm")
    if npm is None:
        raise ToolMissing("il faut Node et npm (Debian : sudo apt-get install npm)")
    run = subprocess.run(
        [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=FOLDER, capture_output=True, text=True, check=False,
    )
    if run.returncode != 0:
        raise ToolMissing(f"npm ci a échoué : {' '.join(run.stderr.split())[:300]}")
    done.write_bytes(lock.read_bytes())
    return MODULES
