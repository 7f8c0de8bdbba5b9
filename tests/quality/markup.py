"""Valid HTML: the Nu checker on every page of a built site."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import defaultdict
from pathlib import Path

from quality.tools import ToolMissing, installed

# What does not come from our pages: (beginning of the message, reason).
UPSTREAM = (
    ("Attribute “autocomplete” is only allowed when the input type is",
     "deux cases à cocher cachées, dans la page de base de Material"),
    ("Inline script violates Content Security Policy (meta tag)",
     "ce sont des données JSON-LD, qui ne s'exécutent pas"),
    ("Resource violates Content Security Policy (meta tag): external",
     "le vérificateur lit des fichiers, qui n'ont pas d'origine ; le navigateur, lui, en juge"),
)


def invalid_pages(site: Path) -> dict[str, list[str]]:
    """What the checker says is wrong, by page address; pages without fault are left out.

    Raises:
        ToolMissing: without Java or without the checker.
    """
    java = shutil.which("java")
    if java is None:
        raise ToolMissing("il faut Java (Debian : sudo apt-get install default-jre-headless)")
    jar = installed() / "vnu-jar" / "build" / "dist" / "vnu.jar"
    run = subprocess.run(
        [java, "-jar", str(jar), "--skip-non-html", "--format", "json", str(site)],
        capture_output=True, text=True, check=False,
    )
    try:
        messages = json.loads(run.stderr)["messages"]
    except (ValueError, KeyError) as error:
        raise ToolMissing(f"le vérificateur Nu n'a pas répondu : {run.stderr[:300]}") from error
    found: dict[str, list[str]] = defaultdict(list)
    for message in messages:
        if message["type"] == "info" and message.get("subType") != "warning":
            continue
        if any(message["message"].startswith(start) for start, _ in UPSTREAM):
            continue
        page = _address(message.get("url", ""), site)
        line = f"{message['message']} (ligne {message.get('lastLine', '?')})"
        found[page].append(line)
    return dict(found)


def _address(url: str, site: Path) -> str:
    return url.removeprefix("file:").removeprefix(f"{site}/").removesuffix("index.html")
