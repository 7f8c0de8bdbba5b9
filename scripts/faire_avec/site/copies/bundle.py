"""Every module of the pages in one classic script: ``file://`` loads no module and fetches nothing.

Each module becomes a function of a table, called once, when a page or another module asks for it.
It is given what it would have found in a page that a server gives: ``fetch``, ``location`` and
``history``, its own address, and a way to import later.
"""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import rjsmin

from faire_avec.site.joining import EXPORT, IMPORT, LEFT, JoiningError

# What opens a copy; it is given the table.
RUNTIME = "offline/copy.js"
_LATER = re.compile(r'(?<![\w.$])import\("(\.[^"]+)"\)')
_ELSEWHERE = re.compile(r"(?<![\w.$*])import\((?=new URL)")
_GIVEN = "need, load, $url, fetch, location, history"
# Types said in comments import nothing.
_COMMENT = re.compile(r"^\s*/\*\*.*?\*/", re.MULTILINE | re.DOTALL)
_WHOLE = """(() => {
"use strict";
const modules = {
%s
};
const given = { base: "", fetch, location, history };
const kept = new Map();
const load = async (path) => need(path);
function need(path) {
  if (!kept.has(path)) {
    const { base, fetch, location, history } = given;
    kept.set(path, modules[path](need, load, base + path, fetch, location, history));
  }
  return kept.get(path);
}
need(%s).open(need, given);
})();
"""


def bundle(assets: Path, wanted: set[str]) -> str:
    """One classic script that holds some modules and all that they import.

    Args:
        assets: the folder of the sources.
        wanted: the modules that pages ask for, from there.

    Raises:
        JoiningError: when a module is not written as the others.
    """
    pieces: dict[str, str] = {}
    waiting = {*wanted, RUNTIME}
    while waiting:
        path = waiting.pop()
        pieces[path], asked = _function(assets, path)
        waiting |= asked - pieces.keys()
    table = ",\n".join(f"{json.dumps(path)}: {pieces[path]}" for path in sorted(pieces))
    text = rjsmin.jsmin(_WHOLE % (table, json.dumps(RUNTIME)))
    assert isinstance(text, str)
    # Inside a page, nothing in it ends the script or opens a comment.
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def _function(assets: Path, path: str) -> tuple[str, set[str]]:
    """A module as a function that returns what it exports, and the modules it asks for."""
    asked: set[str] = set()

    def named(address: str) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(path), address))
        asked.add(target)
        return json.dumps(target)

    def constant(found: re.Match[str]) -> str:
        names = re.sub(r"\s+as\s+", ": ", " ".join(found[1].split()))
        return f"const {{ {names} }} = need({named(found[2])});\n"

    source = _COMMENT.sub("", (assets / path).read_text(encoding="utf-8"))
    code = IMPORT.sub(constant, source)
    code = _LATER.sub(lambda found: f"load({named(found[1])})", code)
    code = _ELSEWHERE.sub("load(", code).replace("import.meta.url", "$url")
    names = [found[1] for found in EXPORT.finditer(code)]
    code = EXPORT.sub("", code)
    if left := LEFT.search(code):
        raise JoiningError(path, left[0])
    return f"({_GIVEN}) => {{\n{code}\nreturn {{ {', '.join(names)} }};\n}}", asked
