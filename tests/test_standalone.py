"""The project stands alone: no machine path, no address of a registry, nothing outside itself."""

from __future__ import annotations

import re
import subprocess

from samples import ROOT

# Written in two parts so that this file does not match itself.
FORBIDDEN = [
    re.compile("/" + "work/"), re.compile(r"\.\./" + "shared"), re.compile("--index" + "-url"),
]


def test_no_tracked_file_leans_on_this_machine() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.split("\0")
    found = []
    for name in filter(None, listed):
        path = ROOT / name
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [(name, wanted.pattern) for wanted in FORBIDDEN if wanted.search(text)]
    assert found == []
