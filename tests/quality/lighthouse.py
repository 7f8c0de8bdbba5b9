"""Lighthouse on one page: its four scores, and what keeps each of them below 100."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from typing import Any

from measure.evaluate_search import QUIET
from quality.tools import ToolMissing, installed

# Audits that fail because the page asks for it: not to be listed by search engines.
ON_PURPOSE = frozenset({"is-crawlable"})
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


@dataclass(frozen=True)
class Scores:
    """What Lighthouse gives a page.

    Args:
        marks: scores from 0 to 100, by category; performance depends on the machine.
        missing: ids of the audits that cost something, by category.
    """

    marks: dict[str, int]
    missing: dict[str, tuple[str, ...]]


def score(address: str, chromium: str) -> Scores:
    """Run Lighthouse on a page, as on a mid-range phone and a slow network, simulated.

    Args:
        address: full address of the page.
        chromium: path of the browser.

    Raises:
        ToolMissing: without Node, or when Lighthouse says nothing.
    """
    node = shutil.which("node")
    if node is None:
        raise ToolMissing("il faut Node (Debian : sudo apt-get install nodejs npm)")
    flags = " ".join([*QUIET, "--headless=new"])
    run = subprocess.run(
        [node, str(installed() / "lighthouse" / "cli" / "index.js"), address, "--quiet",
         "--output=json", f"--chrome-flags={flags}", f"--only-categories={','.join(CATEGORIES)}"],
        capture_output=True, text=True, check=False, env={**os.environ, "CHROME_PATH": chromium},
    )
    try:
        report = json.loads(run.stdout)
    except ValueError as error:
        raise ToolMissing(f"Lighthouse n'a pas répondu : {run.stderr.strip()[-300:]}") from error
    categories = report["categories"]
    return Scores(
        {name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES},
        {name: _missing(categories[name], report["audits"]) for name in CATEGORIES},
    )


def _missing(category: dict[str, Any], audits: dict[str, Any]) -> tuple[str, ...]:
    return tuple(
        one["id"] for one in category["auditRefs"]
        if one["weight"] and (audits[one["id"]]["score"] or 0) < 1
        and audits[one["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual", "informative")
    )
