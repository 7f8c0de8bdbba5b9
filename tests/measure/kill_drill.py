"""Kill builds at random moments, and count what is left of the site each time.

``python tests/measure/kill_drill.py [--nombre 200] [--index] [--graine 1]``

A small guide has two states, which take turns. Each build starts from the whole site of one state
and is killed at a random moment of the other's: ``-9``, ``TERM`` and ``INT`` by turns. Then the
folder must hold the old site or the new one, whole, to the byte; no child may run on; and the next
build must leave nothing of the dead one. The exit code says whether all of this held.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from samples import TABLES_MINIMALES, one_of_each  # noqa: E402

SIGNALS = (signal.SIGKILL, signal.SIGTERM, signal.SIGINT)
FAULTS = ("ni l'un ni l'autre", "manquant", "processus survivant", "reste après reprise")


@dataclass(frozen=True)
class Drill:
    """A guide in two states, and where its site goes.

    Args:
        folder: holds the sheets of each state and the site.
        index: whether the builds write the full-text index.
    """

    folder: Path
    index: bool

    @property
    def site(self) -> Path:
        return self.folder / "public" / "site"

    def prepare(self) -> None:
        """Write both states of the sheets."""
        for state in ("a", "b"):
            for name, text in {**TABLES_MINIMALES, **one_of_each()}.items():
                path = self.folder / state / "fiches" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(
                    text.replace("Une phrase.", f"Une phrase de l'état {state}."), encoding="utf-8"
                )

    def start(self, state: str) -> subprocess.Popen[bytes]:
        """Start a build of a state, in a session of its own."""
        words = [sys.executable, "-m", "faire_avec", "construire",
                 "--fiches", str(self.folder / state / "fiches"), "--site", str(self.site),
                 "--config", str(ROOT / "mkdocs.yml")]
        return subprocess.Popen(
            words if self.index else [*words, "--sans-index"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True,
        )

    def built(self, state: str) -> str:
        """Build a state to its end; what the site then is."""
        if self.start(state).wait() != 0:
            raise RuntimeError(f"the build of {state} fails")
        return fingerprint(self.site)

    def leftovers(self) -> list[str]:
        """What lies beside the site."""
        return sorted({path.name for path in self.site.parent.iterdir()} - {self.site.name})


def fingerprint(site: Path) -> str:
    """Changes when a byte or a name of the site does; the index is only named, for its own bytes
    may differ from one build to the next."""
    digest = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not name.startswith("pagefind/"):
            digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    digest.update(str((site / "pagefind" / "pagefind.js").is_file()).encode())
    return digest.hexdigest()


def survivors(session: int) -> list[int]:
    """Living processes of a session (Linux)."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] not in "ZX" and int(fields[3]) == session:
            found.append(int(path.parent.name))
    return found


def killed(drill: Drill, state: str, delay: float, number: int) -> tuple[bool, list[int]]:
    """Build, kill after a delay; whether the build was still running, and what outlived it."""
    process = drill.start(state)
    try:
        process.wait(delay)
        return False, []
    except subprocess.TimeoutExpired:
        process.send_signal(number)
    process.wait()
    for _ in range(100):  # the system takes a moment to end the children of the dead
        alive = survivors(process.pid)
        if not alive:
            break
        time.sleep(0.02)
    for one in alive:
        os.kill(one, signal.SIGKILL)
    return True, alive


def run(drill: Drill, count: int, seed: int) -> Counter[tuple[str, str]]:
    """The counts, by signal and by outcome."""
    drill.prepare()
    whole = {"b": drill.built("b")}
    start = time.perf_counter()
    whole["a"] = drill.built("a")
    duration = time.perf_counter() - start
    chance = random.Random(seed)
    counts: Counter[tuple[str, str]] = Counter()
    present = "a"
    for rank in range(count):
        number = SIGNALS[rank % len(SIGNALS)]
        name = number.name
        other = "b" if present == "a" else "a"
        # Half of the points fall in the last third, where the site is put in place.
        part = chance.uniform(0, 1.1) if rank % 2 else chance.uniform(0.66, 1.1)
        running, alive = killed(drill, other, duration * part, number)
        counts[name, "coupures" if running else "finis avant"] += 1
        counts[name, "processus survivant"] += bool(alive)
        counts[name, "dossier de travail laissé"] += bool(drill.leftovers())
        if not drill.site.is_dir():
            counts[name, "manquant"] += 1
        elif (found := fingerprint(drill.site)) == whole[present]:
            counts[name, "ancien entier"] += 1
        elif found == whole[other]:
            counts[name, "nouveau entier"] += 1
            present = other
        else:
            counts[name, "ni l'un ni l'autre"] += 1
        if rank % 10 == 9:  # the next build sweeps, whatever the others left
            drill.built(present)
            counts[name, "reste après reprise"] += bool(drill.leftovers())
    drill.built(present)
    counts[SIGNALS[0].name, "reste après reprise"] += bool(drill.leftovers())
    return counts


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a Markdown table; 1 when a site was lost, or something outlived the build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--nombre", type=int, default=200, help="coupures (200)")
    parser.add_argument("--graine", type=int, default=1, help="graine du hasard (1)")
    parser.add_argument("--index", action="store_true", help="construire aussi l'index")
    options = parser.parse_args(arguments)
    folder = Path(tempfile.mkdtemp(prefix="coupures-"))
    try:
        counts = run(Drill(folder, options.index), options.nombre, options.graine)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    outcomes = ("coupures", "finis avant", "ancien entier", "nouveau entier",
                "dossier de travail laissé", *FAULTS)
    print("| signal | " + " | ".join(outcomes) + " |")
    print("|---" * (len(outcomes) + 1) + "|")
    for number in SIGNALS:
        row = [str(counts[number.name, outcome]) for outcome in outcomes]
        print(f"| {number.name} | " + " | ".join(row) + " |")
    return int(any(counts[number.name, fault] for number in SIGNALS for fault in FAULTS))


if __name__ == "__main__":
    sys.exit(main())
