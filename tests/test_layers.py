"""Imports go one way: model and problems, loading, corpus, three wings, check, edges."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "scripts" / "faire_avec"

# Each room may import only the rooms listed for it.
ALLOWED: dict[str, set[str]] = {
    "problems": set(),
    "text": set(),
    "suggest": set(),
    "personal": set(),
    "prose": set(),
    "dates": set(),
    "clock": set(),
    "settings": {"clock"},
    "memory": set(),
    "disk": set(),
    "processes": set(),
    "byproducts": {"disk"},
    "placing": {"processes"},
    "security": set(),
    "hosting": {"lasting", "security"},
    "tools": set(),
    "templating": {"prose"},
    "model": set(),
    "loading": {"disk", "model", "problems", "suggest", "text"},
    "corpus": {"loading", "memory", "model", "problems", "prose", "suggest", "text"},
    "upkeep": {"corpus", "loading", "model", "prose"},
    "citation": {"corpus", "dates", "model"},
    "lasting": {"corpus", "model"},
    "history": {"corpus", "loading", "model", "prose"},
    "recovery": {"corpus", "model", "text"},
    "rules": {
        "corpus",
        "loading",
        "model",
        "personal",
        "problems",
        "prose",
        "recovery",
        "settings",
        "suggest",
        "text",
    },
    "rendering": {
        "blank",
        "citation",
        "corpus",
        "dates",
        "history",
        "hosting",
        "lasting",
        "model",
        "personal",
        "problems",
        "processes",
        "prose",
        "recovery",
        "security",
        "templating",
        "text",
        "tools",
    },
    "exports": {
        "byproducts",
        "citation",
        "corpus",
        "dates",
        "model",
        "personal",
        "prose",
        "recovery",
        "schema",
        "templating",
        "text",
        "tools",
        "upkeep",
    },
    "indexing": {"processes", "text"},
    "shrinking": set(),
    "reporting": {"problems"},
    "recall": {"byproducts", "corpus", "loading", "problems", "rules"},
    "check": {"corpus", "loading", "memory", "model", "problems", "recall", "rules", "settings"},
    "plugin": {
        "__init__",
        "byproducts",
        "check",
        "clock",
        "corpus",
        "exports",
        "history",
        "hosting",
        "indexing",
        "lasting",
        "loading",
        "model",
        "problems",
        "rendering",
        "reporting",
        "rules",
        "security",
        "settings",
        "shrinking",
    },
    "build": {"byproducts", "corpus", "disk", "indexing", "memory", "placing", "plugin"},
    "browser": {"model", "personal"},
    "schema": {"__init__", "browser", "model"},
    "blank": {"model", "schema"},
    "repair": {"loading", "model", "text"},
    "intake": {"blank", "loading", "model", "personal", "problems", "schema", "text"},
    "changes": {"corpus", "dates", "model", "text"},
    "commands": {
        "__init__",
        "blank",
        "build",
        "byproducts",
        "changes",
        "check",
        "clock",
        "corpus",
        "disk",
        "intake",
        "lasting",
        "loading",
        "model",
        "problems",
        "prose",
        "recall",
        "repair",
        "reporting",
        "schema",
        "settings",
        "suggest",
        "text",
        "upkeep",
    },
    "cli": {"__init__", "clock", "commands", "disk", "memory", "processes"},
    "__main__": {"cli"},
    "__init__": set(),
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "faire_avec":
                found |= {f"faire_avec.{alias.name}" for alias in node.names}
            else:
                found.add(node.module)
    return found


def own_rooms(path: Path) -> set[str]:
    rooms = set()
    for name in imports(path):
        parts = name.split(".")
        if parts[0] == "faire_avec" and len(parts) > 1:
            rooms.add("__init__" if parts[1].startswith("__") else parts[1])
    return rooms - {room(path)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_imports_only_the_rooms_before_it(path: Path) -> None:
    assert own_rooms(path) <= ALLOWED[room(path)]


def test_every_room_is_declared() -> None:
    assert {room(path) for path in modules()} == set(ALLOWED)


def test_only_the_plugin_knows_mkdocs() -> None:
    knowing = {
        path.name
        for path in modules()
        if any(name.split(".")[0] == "mkdocs" for name in imports(path))
    }
    assert knowing == {"plugin.py"}


def test_only_the_commands_print() -> None:
    printing: set[str] = set()
    for path in modules():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                if node.func.id == "print":
                    printing.add(room(path))
            elif isinstance(node, ast.Attribute) and node.attr == "exit":
                printing.add(room(path))
    assert printing == {"commands", "cli", "__main__"}
