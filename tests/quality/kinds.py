"""The kinds of page of a built site, found in the site itself, and one page of each.

A page of a kind that did not exist is measured with the others, without being listed anywhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faire_avec.model import SHEET_TYPES

# A folder of this many pages that load the same files holds one kind.
ALIKE = 3
# Pages that show something else with a query; the words are found in the full text.
QUERIES = {"recherche/": ("?q=caf", "?q=courrier+papier")}

_SHEET = re.compile(r'<article class="fiche t-([a-z-]+)')
_ASSET = re.compile(r'<(?:script|link)[^>]+(?:src|href)="([^"]+\.(?:js|css))"')
_FOLDERS = {kind.folder for kind in SHEET_TYPES.values()}


@dataclass(frozen=True)
class Kind:
    """A kind of page.

    Args:
        name: how tables name it, in French.
        path: address of the page that stands for it, from the site's root: the heaviest one.
        pages: how many pages are of this kind.
    """

    name: str
    path: str
    pages: int


@dataclass(frozen=True)
class _Found:
    path: str
    size: int
    sheet: str | None
    assets: frozenset[str]


def built_pages(site: Path) -> Iterator[tuple[str, str]]:
    """Address from the site's root, and HTML, of every page that does not lead elsewhere."""
    for file in sorted(site.rglob("*.html")):
        text = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' not in text:
            yield file.relative_to(site).as_posix().removesuffix("index.html"), text


def page_kinds(site: Path) -> list[Kind]:
    """Every kind of page of a built site, by name."""
    groups: dict[str, list[_Found]] = defaultdict(list)
    folders: dict[tuple[str, frozenset[str]], list[_Found]] = defaultdict(list)
    for path, text in built_pages(site):
        sheet = _SHEET.search(text)
        assets = frozenset(name.rsplit("/", 1)[-1] for name in _ASSET.findall(text))
        page = _Found(path, len(text.encode()), sheet[1] if sheet else None, assets)
        if page.sheet:
            groups[f"fiche {page.sheet}"].append(page)
        elif path.rstrip("/") in _FOLDERS:
            groups["liste d'un type"].append(page)
        else:
            folders[_parent(path), assets].append(page)
    for (parent, _), pages in folders.items():
        if parent and len(pages) >= ALIKE:
            groups[f"{parent}*"] += pages
        else:
            for page in pages:
                groups[page.path or "accueil"].append(page)
    return sorted(_kinds(groups), key=lambda kind: kind.name)


def _parent(path: str) -> str:
    head = path.rstrip("/").rpartition("/")[0]
    return f"{head}/" if head else ""


def _kinds(groups: dict[str, list[_Found]]) -> Iterator[Kind]:
    for name, pages in groups.items():
        heaviest = max(pages, key=lambda page: (page.size, page.path))
        yield Kind(name, heaviest.path, len(pages))
        for query in QUERIES.get(name, ()):
            yield Kind(name + query, heaviest.path + query, 1)
