"""Scripts and styles: all are loaded, none is missing, and the preload list is the right one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from faire_avec.site.copies.bundle import RUNTIME
from faire_avec.site.inventory import WORKER_SOURCE
from faire_avec.site.joining import ENTRIES
from samples import ROOT

ASSETS = ROOT / "docs" / "assets"
# Of one page, before anything is done in it; the exit slip has the most.
MOST_SCRIPTS = 9
_STATIC = re.compile(r"^(?:import|export)\b[^;]*?\bfrom \"(\.[^\"]+)\";", re.MULTILINE)
_DYNAMIC = re.compile(r"\bimport\(\"(\.[^\"]+)\"\)")
_SCRIPT = re.compile(r"<script[^>]* src=\"?([^\"\s>]+)")
_STYLE = re.compile(r"<link[^>]* rel=\"?stylesheet\"?[^>]* href=\"?([^\"\s>]+)")
_PRELOAD = re.compile(r"<link[^>]* rel=\"?modulepreload\"?[^>]* href=\"?([^\"\s>]+)")


def named(suffix: str) -> set[str]:
    """Every file of ``docs/assets/`` with this suffix, from there."""
    return {path.relative_to(ASSETS).as_posix() for path in ASSETS.rglob(f"*{suffix}")}


@cache
def imports(script: str, pattern: re.Pattern[str]) -> frozenset[str]:
    """What a script imports, from ``docs/assets/``."""
    text = (ASSETS / script).read_text(encoding="utf-8")
    folder = (ASSETS / script).parent
    return frozenset(
        (folder / address).resolve().relative_to(ASSETS.resolve()).as_posix()
        for address in pattern.findall(text)
    )


def reached(scripts: set[str], *patterns: re.Pattern[str]) -> set[str]:
    """These scripts, and all that they import."""
    found: set[str] = set()
    waiting = sorted(scripts)
    while waiting:
        script = waiting.pop()
        if script not in found:
            found.add(script)
            waiting += [one for pattern in patterns for one in imports(script, pattern)]
    return found


def asked(page: Path, site: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    """What a page asks for under ``assets/``, from there."""
    for address in pattern.findall(page.read_text(encoding="utf-8")):
        base = site if address.startswith("/") else page.parent
        path = (base / address.lstrip("/")).resolve()
        yield path.relative_to((site / "assets").resolve()).as_posix()


@pytest.fixture(scope="module")
def pages(guide_site: Path) -> list[Path]:
    """Every page of the built guide."""
    return sorted(guide_site.rglob("*.html"))


def test_every_script_is_loaded_and_none_is_missing(pages: list[Path], guide_site: Path) -> None:
    scripts = {one for page in pages for one in asked(page, guide_site, _SCRIPT)}
    # What opens a copy, and the service worker, are in no page of the site.
    scripts |= {RUNTIME, WORKER_SOURCE.removeprefix("assets/")}
    assert reached(scripts, _STATIC, _DYNAMIC) == named(".js")


def test_every_style_is_loaded_and_none_is_missing(pages: list[Path], guide_site: Path) -> None:
    assert {one for page in pages for one in asked(page, guide_site, _STYLE)} == named(".css")


@pytest.mark.parametrize(
    ("page", "script"),
    [("index.html", "search/suggestions.js"), ("recherche/index.html", "search/recherche.js")],
)
def test_a_page_of_search_asks_at_once_for_all_that_its_search_imports(
    page: str, script: str, guide_site: Path
) -> None:
    """Once joined, a module only asks for those that stay apart."""
    listed = list(asked(guide_site / page, guide_site, _PRELOAD))
    apart = reached({"page/site.js", script}, _STATIC) & set(ENTRIES)
    assert sorted(listed) == sorted({*apart, "search/ranking.js"})


def test_a_page_loads_few_scripts(pages: list[Path], guide_site: Path) -> None:
    for page in pages:
        scripts = set(asked(page, guide_site, _SCRIPT))
        assert len(reached(scripts, _STATIC)) <= MOST_SCRIPTS, page
