"""Modules put in one file with what they import: a weak network pays by the request.

Each imported module becomes a function called once, so that no name of one meets a name of another.
The modules of ``ENTRIES`` stay files of their own: the page asks for them by their address.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

ENTRIES = (
    "comfort/page.js", "near/communes.js", "near/field.js", "near/pres-d-ici.js",
    "offline/hors-ligne.js", "offline/status.js", "offline/worker.js",
    "page/answers.js", "page/citer.js", "page/decision.js", "page/sheet.js", "page/signaler.js",
    "page/site.js", "page/steps.js", "search/fulltext.js", "search/known.js", "search/ranking.js",
    "search/recherche.js", "search/suggestions.js",
)
IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
LEFT = re.compile(r"^(?:import\b(?!\s*\()|export\b).*", re.MULTILINE)


class JoiningError(Exception):
    """A module imports or exports in a way that is not joined.

    Args:
        path: the module.
        line: what it says.
    """

    def __init__(self, path: str, line: str) -> None:
        super().__init__(f"{path} : « {line} » ne se joint pas")


def join_modules(assets: Path) -> None:
    """Write each module of ``ENTRIES`` again, with all it imports.

    Args:
        assets: the built folder of assets, sources not shortened yet.

    Raises:
        JoiningError: when a module is not written as the others.
    """
    texts = {name: joined(assets, name) for name in ENTRIES if (assets / name).is_file()}
    for name, text in texts.items():
        (assets / name).write_text(text, encoding="utf-8")


def _dotted(address: str) -> str:
    return address if address.startswith(".") else f"./{address}"


def joined(assets: Path, entry: str) -> str:
    """One module with all it imports, but for the other entries."""
    ranks: dict[str, int] = {}
    heads: list[str] = []
    pieces: list[str] = []

    def taken(path: str) -> int:
        """Number of the constant that holds what a module exports."""
        if path not in ranks:
            if path in ENTRIES:
                ranks[path] = len(ranks)
                address = posixpath.relpath(path, posixpath.dirname(entry))
                heads.append(f'import * as ${ranks[path]} from "{_dotted(address)}";\n')
            else:
                code, names = bare(path)
                ranks[path] = len(ranks)
                pieces.append(
                    f"const ${ranks[path]} = (() => {{\n{code}\nreturn {{ {', '.join(names)} }};\n"
                    "})();\n"
                )
        return ranks[path]

    def without_imports(path: str) -> str:
        def constant(found: re.Match[str]) -> str:
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), found[2]))
            names = re.sub(r"\s+as\s+", ": ", " ".join(found[1].split()))
            return f"const {{ {names} }} = ${taken(target)};\n"

        return IMPORT.sub(constant, (assets / path).read_text(encoding="utf-8"))

    def bare(path: str) -> tuple[str, list[str]]:
        code = without_imports(path)
        names = [found[1] for found in EXPORT.finditer(code)]
        code = EXPORT.sub("", code)
        if left := LEFT.search(code):
            raise JoiningError(path, left[0])
        return code, names

    own = without_imports(entry)
    if left := LEFT.search(EXPORT.sub("", own)):
        raise JoiningError(entry, left[0])
    return "".join((*heads, *pieces, own))
