\
"""Imports go one way, as ``pyproject.toml`` says; a few things stay in one room."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import Counter
from pathlib import Path

from samples import ROOT

PACKAGE = ROOT / "scripts" / "faire_avec"
MOST_LOOSE = 5
# The same thing, seen by another wing.
SAME_THING = {
    "addresses", "anchors", "course", "environment", "evidence", "relations", "schema", "tables",
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
    return found


def test_imports_go_one_way() -> None:
    lint = Path(sys.executable).parent / "lint-imports"
    said = subprocess.run([lint, "--no-cache"], cwd=ROOT, capture_output=True, text=True)
    assert said.returncode == 0, said.stdout + said.stderr


def test_an_arrow_that_goes_back_is_seen(tmp_path: Path) -> None:
    """The contract, on a copy where a rule asks the site for something."""
    copy = tmp_path / "faire_avec"
    for path in modules():
        target = copy / path.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    with (copy / "rules" / "__init__.py").open("a", encoding="utf-8") as stream:
        stream.write("\nfrom faire_avec.site.plugin import PLUGIN as PLUGIN\n")
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    lint = Path(sys.executable).parent / "lint-imports"
    said = subprocess.run(
        [lint, "--no-cache"], cwd=tmp_path, capture_output=True, text=True,
        env={"PYTHONPATH": str(tmp_path), "COLUMNS": "200"},
    )
    assert said.returncode == 1 and "faire_avec.rules -> faire_avec.site.plugin" in said.stdout


def test_only_the_plugin_knows_mkdocs() -> None:
    knowing = {
        path.relative_to(PACKAGE).as_posix() for path in modules()
        if any(name.split(".")[0] == "mkdocs" for name in imports(path))
    }
    assert knowing == {"site/plugin.py"}


def test_only_the_commands_print() -> None:
    printing: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "print":
                    printing.add(path.relative_to(PACKAGE).parts[0])
            elif isinstance(node, ast.Attribute) and node.attr == "exit":
                printing.add(path.relative_to(PACKAGE).parts[0])
    assert printing == {"commands", "cli.py", "__main__.py"}


def test_few_modules_are_loose_and_no_two_share_a_name() -> None:
    names = Counter(
        path.stem.lstrip("_") for path in modules() if not path.name.startswith("__")
    )
    assert {name for name, count in names.items() if count > 1} <= SAME_THING
    loose = [path.name for path in PACKAGE.glob("*.py") if not path.name.startswith("__")]
    assert len(loose) <= MOST_LOOSE, loose
