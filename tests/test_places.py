"""Every page is reached from the home page, and every address is written in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest

from faire_avec import places
from faire_avec.corpus import Corpus
from faire_avec.places import DOORS, FOOTER, SHORTCUTS, TOOLS, Place
from samples import ROOT

PACKAGE = ROOT / "scripts" / "faire_avec"
PLACES = [one for one in vars(places).values() if isinstance(one, Place)]
EVERY = [*PLACES, *DOORS]
# Made for those who have the address already: short links, frames, old versions, old addresses.
UNLINKED = (places.COURTS, places.INTEGRER, places.DATEES)
WRITTEN = sorted(
    {place.url for place in EVERY if place.url}
    | {places.CHAMPS, places.DONNEES_FICHIERS, places.FLUX, places.INTEGRER, "portes/"}
)


def python_texts(path: Path) -> Iterator[str]:
    """Every text of a module but its documentation."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {
        node.value for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in told:
            yield node.value


def texts(path: Path) -> Iterator[str]:
    """What a module or a template may write an address in."""
    if path.suffix == ".py":
        yield from python_texts(path)
    else:
        for found in re.finditer(r"""(?:'([^'<>]*)'|"([^"<>]*)")""", path.read_text("utf-8")):
            yield found[1] or found[2] or ""


FILES = sorted([
    *(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "places.py"),
    *(PACKAGE / "rendering" / "templates").glob("*.html"),
    *(ROOT / "docs" / "theme").rglob("*.html"),
])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_an_address_is_written_nowhere_else(path: Path) -> None:
    for text in texts(path):
        for address in WRITTEN:
            assert not re.match(rf"[./]*{re.escape(address)}", text), (text, address)


def test_an_address_and_a_name_are_given_once() -> None:
    assert len({place.url for place in EVERY}) == len(EVERY)
    assert len({place.title for place in EVERY}) == len(EVERY)
    assert set(TOOLS) <= set(PLACES)
    listed = [place for _, owned in FOOTER for place in owned]
    assert len(listed) == len(set(listed))


def test_published_addresses_do_not_change(guide: Corpus) -> None:
    published = set(guide.tables.ledgers.addresses)
    for place in EVERY:
        assert f"/{place.url}" in published, place


def test_shortcuts_lead_to_pages(guide: Corpus) -> None:
    known = {place.url for place in EVERY} | {sheet.url for sheet in guide.sheets.values()}
    assert {shortcut.url for shortcut in SHORTCUTS} <= known


def test_every_page_is_reached_from_the_home_page(guide_site: Path) -> None:
    pages = {
        path.parent.relative_to(guide_site).as_posix().removeprefix(".")
        for path in guide_site.rglob("index.html")
    }
    pages = {f"{page}/" if page else "" for page in pages}
    met, left = {""}, [""]
    while left:
        page = left.pop()
        tree = lxml.html.parse(guide_site / page / "index.html").getroot()
        links = [link.get("href") for link in tree.iterfind(".//a[@href]")]
        links += [form.get("action") for form in tree.iterfind(".//form[@action]")]
        for link in links:
            target = urlsplit(urljoin(f"https://site/{page}", link))
            address = target.path.removeprefix("/")
            if target.netloc == "site" and address in pages and address not in met:
                met.add(address)
                left.append(address)
    moved = {
        page for page in pages
        if b'http-equiv="refresh"' in (guide_site / page / "index.html").read_bytes()
    }
    orphans = pages - met - moved
    assert sorted(page for page in orphans if not page.startswith(UNLINKED)) == []
    assert len(met) > 200


def test_every_place_is_a_page(guide_site: Path) -> None:
    for place in EVERY:
        assert (guide_site / place.url / "index.html").is_file(), place
