"""The site map: whole addresses of every page to find, with the day of its evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from faire_avec.cli import OK, main
from samples import ROOT, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
ADDRESS = "https://guide.exemple.org/faire-avec/"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture
def construct(tree: Tree, tmp_path: Path) -> Callable[[], Path]:
    changed = sheet("risque", extra="modifications: [{date: 2026-11-19, quoi: Autre numéro}]\n")
    folder = tree({**one_of_each(), "risques/un-risque.yml": changed})

    def run() -> Path:
        site = tmp_path / "site"
        words = ["--fiches", str(folder), "--site", str(site), "--sans-index"]
        assert main(["construire", *words, "--config", str(ROOT / "mkdocs.yml")]) == OK
        return site

    return run


def test_every_page_to_find_is_on_it(
    construct: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRE_AVEC_ADRESSE", ADDRESS)
    site = construct()
    days = {
        entry.findtext(f"{SPACE}loc"): entry.findtext(f"{SPACE}lastmod")
        for entry in ET.parse(site / "sitemap.xml").getroot()
    }
    pages = {path.parent: path.read_text("utf-8") for path in site.rglob("index.html")}
    # Of a page of its own making, the theme says the address; redirections and frames are none.
    wanted = {
        f"{ADDRESS}{folder.relative_to(site).as_posix()}/".replace("/./", "/")
        for folder, html in pages.items() if 'rel="canonical"' in html and "noindex" not in html
    }
    assert {url for url in days if url} == wanted
    assert f"{ADDRESS}recherche/" not in days
    assert days[f"{ADDRESS}plateformes/un-plateforme/"] == "2026-11-01"
    assert days[f"{ADDRESS}risques/un-risque/"] == "2026-11-19"
    assert days[f"{ADDRESS}a-z/"] is None


def test_a_site_without_an_address_has_none(
    construct: Callable[[], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("FAIRE_AVEC_ADRESSE", raising=False)
    site = construct()
    assert not (site / "sitemap.xml").exists()
    assert not (site / "sitemap.xml.gz").exists()
