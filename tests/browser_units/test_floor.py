"""Scripts stay within the browsers that the accessibility page names: their syntax, their words."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from noderun import SCRIPTS, program
from samples import ROOT

# Node carries acorn, the parser of most tools, and lets a test of it through this door.
_PARSE = """
const acorn = require("internal/deps/acorn/acorn/dist/acorn");
const walk = require("internal/deps/acorn/acorn-walk/dist/walk");
const { readFileSync } = require("node:fs");
const found = process.argv.slice(1).map((path) => {
  const text = readFileSync(path, "utf8");
  const members = new Set();
  let behind = false;
  try {
    const tree = acorn.parse(text, { ecmaVersion: 2021, sourceType: "module" });
    walk.simple(tree, {
      MemberExpression(node) {
        if (!node.computed) members.add(node.property.name);
      },
      Identifier(node) {
        members.add(node.name);
      },
      Literal(node) {
        behind ||= node.regex !== undefined && /\\(\\?<[=!]/.test(node.regex.pattern);
      },
    });
    return { error: "", members: [...members], behind };
  } catch (error) {
    return { error: error.message, members: [], behind };
  }
});
process.stdout.write(JSON.stringify(found));
"""
# Of 2021 at most in syntax: Chrome 85, Firefox 79, Safari 14. Newer than the floor in words:
NEWER = {
    "findLast": 97, "findLastIndex": 97, "structuredClone": 98, "toSorted": 110, "toReversed": 110,
    "toSpliced": 110, "groupBy": 117, "withResolvers": 119, "isSubsetOf": 122, "intersection": 122,
    "union": 122, "difference": 122, "fromAsync": 121, "checkVisibility": 105, "showPopover": 114,
    "startViewTransition": 111, "requestIdleCallback": 999,
}
# What refuses a secret does not run at all where it could not see one.
LOOKS_BEHIND = {"tools/secrets.js"}


def parsed(paths: list[Path]) -> dict[str, dict[str, object]]:
    run = subprocess.run(
        [program(), "--expose-internals", "--no-warnings", "--eval", _PARSE,
         *map(str, paths)],
        capture_output=True, text=True, check=True, timeout=60,
    )
    return {path.name if path.parent == paths[0].parent else str(path): one
            for path, one in zip(paths, json.loads(run.stdout), strict=True)}


@pytest.fixture(scope="module")
def read() -> dict[str, dict[str, object]]:
    paths = sorted(SCRIPTS.rglob("*.js"))
    found = list(parsed(paths).values())
    return {path.relative_to(SCRIPTS).as_posix(): one
            for path, one in zip(paths, found, strict=True)}


def test_no_script_is_newer_than_the_floor(read: dict[str, dict[str, object]]) -> None:
    assert len(read) > 30
    assert {name: one["error"] for name, one in read.items() if one["error"]} == {}
    assert {name for name, one in read.items() if one["behind"]} <= LOOKS_BEHIND
    newer = {(name, word) for name, one in read.items() for word in one["members"] if word in NEWER}
    assert newer == set()


def test_the_check_is_able_to_find(tmp_path: Path) -> None:
    texts = {
        "a.js": "class A { static { } }", "b.js": "export const a = /(?<=x)y/;",
        "c.js": "[1].toSorted();", "d.js": "export let a; a ??= 1n;",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = parsed([tmp_path / name for name in texts])
    assert found["a.js"]["error"] and found["b.js"]["behind"] is True
    assert "toSorted" in found["c.js"]["members"]
    assert (found["d.js"]["error"], found["d.js"]["behind"]) == ("", False)


def test_the_page_for_readers_names_the_floor() -> None:
    told = (ROOT / "docs" / "accessibilite.md").read_text(encoding="utf-8")
    section = told.partition("## Navigateurs")[2].partition("\n## ")[0]
    for floor in ("Chrome et Edge 93", "Firefox 92", "Safari 15.4", "Safari 16.4", "102", "112"):
        assert floor in section
    assert re.search(r"plus ancien.*se lit", section)
