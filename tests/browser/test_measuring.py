"""Every measuring tool runs, on a tiny guide: none may rot between two measures."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.cli import main
from samples import ROOT, one_of_each

MEASURE = ROOT / "tests" / "measure"
Tree = Callable[[dict[str, str]], Path]
# What each prints when it has measured, by its words after the tool's name.
TOOLS: dict[str, tuple[list[str], list[str]]] = {
    "engine.py": (
        ["--fiches", "{fiches}", "--nombres", "14", "--repetitions", "1"],
        ["| vraies | `construire` |", "| 14 | `verifier`, une fiche a changé |",
         "| 14 | `mkdocs` et Material, mêmes textes |", "14 fiches"],
    ),
    "multiply.py": (
        ["--fiches", "{fiches}", "--nombre", "30", "--dossier", "{work}/beaucoup"],
        ["30 fiches écrites"],
    ),
    "as_markdown.py": (["{fiches}", "{work}/textes"], []),
    "recovery.py": (
        ["--fiches", "{fiches}", "--plateformes", "20"],
        ["fiches réelles, Python", "20 plateformes, page"],
    ),
    "mesurer_pages.py": (["{site}"], ["plateformes/un-plateforme/\t390", "# 1366: 12 pages"]),
    "watching.py": (["classes", "--nombre", "2"], ["Moitié de mesure, écrites par règle"]),
    "kill_drill.py": (["--nombre", "2"], ["SIGTERM"]),
}
# Run with the real sheets by ``make evaluer-recherche``, and by a test of its own.
ELSEWHERE = {"evaluate_search.py"}


def test_every_tool_is_run() -> None:
    assert {path.name for path in MEASURE.glob("*.py")} == {*TOOLS, *ELSEWHERE}


@pytest.mark.parametrize("tool", TOOLS)
def test_a_tool_measures_a_tiny_guide(tool: str, tree: Tree, tmp_path: Path) -> None:
    words, expected = TOOLS[tool]
    files = one_of_each()
    files["plateformes/un-plateforme.yml"] += (
        "recuperation: [{id: au-guichet, but: mot-de-passe, canal: en-ligne, delai: immediat, "
        "certitude: sure}]\n"
    )
    fiches, site = tree(files), tmp_path / "site"
    if any("{site}" in word for word in words):
        build = ["construire", "--fiches", str(fiches), "--site", str(site), "--sans-index"]
        assert main([*build, "--config", str(ROOT / "mkdocs.yml")]) == 0
    given = [word.format(fiches=fiches, site=site, work=tmp_path) for word in words]
    path = os.pathsep.join((str(ROOT / "tests"), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, str(MEASURE / tool), *given], cwd=tmp_path, capture_output=True,
        text=True, env={**os.environ, "PYTHONPATH": path}, check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    for part in expected:
        assert part in done.stdout + done.stderr


def test_clones_of_the_real_sheets_are_valid(tmp_path: Path) -> None:
    count = str(len(list((ROOT / "fiches").glob("*/*.yml"))) + 60)
    many = tmp_path / "fiches"
    made = subprocess.run(
        [sys.executable, str(MEASURE / "multiply.py"), "--nombre", count, "--dossier", str(many),
         "--fiches", str(ROOT / "fiches")], capture_output=True, text=True, check=False,
    )
    assert made.returncode == 0, made.stdout + made.stderr
    assert main(["verifier", "--fiches", str(many)]) == 0
