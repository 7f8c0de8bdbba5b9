"""Modules in one file: the same exports, no name that meets another, nothing left to import."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from faire_avec.site.joining import ENTRIES, JoiningError, join_modules
from noderun import Node
from samples import ROOT

SOURCES = {
    "search/ranking.js": 'import { twice, BASE as base } from "./deep.js";\n'
                         'import { other } from "./known.js";\nconst N = 1;\n'
                         "export const three = () => twice(base) + N + (typeof other).length;\n",
    "search/deep.js": 'import { ONE } from "../page/one.js";\nconst N = 2;\n'
                      "export const BASE = ONE;\nexport function twice(x) {\n  return N * x;\n}\n",
    "page/one.js": "export const ONE = 1;\n",
    "search/known.js": "export async function other() {}\n",
}


def write(assets: Path, sources: dict[str, str]) -> Path:
    for name, text in sources.items():
        path = assets / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return assets


def test_a_joined_module_works_alone(tmp_path: Path) -> None:
    assets = write(tmp_path, SOURCES)
    join_modules(assets)
    for name in ("search/deep.js", "page/one.js"):
        (assets / name).unlink()
    node = Node()
    try:
        path = (assets / "search/ranking.js").as_uri()
        assert node.evaluate(f'async () => (await import("{path}")).three()') == 11
    finally:
        node.close()


@pytest.mark.parametrize("line", [
    'import all from "./deep.js";', 'export { N };', "export default 1;",
])
def test_a_module_written_otherwise_is_refused(line: str, tmp_path: Path) -> None:
    assets = write(tmp_path, SOURCES | {"search/known.js": f"const N = 1;\n{line}\n"})
    with pytest.raises(JoiningError, match="ne se joint pas"):
        join_modules(assets)


def test_our_entries_import_only_each_other_once_joined(tmp_path: Path) -> None:
    assets = tmp_path / "assets"
    shutil.copytree(ROOT / "docs/assets", assets)
    join_modules(assets)
    for name in ENTRIES:
        text = (assets / name).read_text(encoding="utf-8")
        for address in re.findall(r'^import [^;]* from "([^"]+)"', text, re.MULTILINE):
            path = (assets / name).parent / address
            assert path.resolve().relative_to(assets.resolve()).as_posix() in ENTRIES
