"""A course page: its quiz answers without script, its files are really there."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

COURSE = "parcours/parcours-equipe/"


def test_answers_open_without_script(page_without_script: Page, address: str) -> None:
    page = page_without_script
    page.goto(address + COURSE)
    first = page.locator(".quiz__questions > li").first
    reason = first.get_by_text("Elle est remplie sur le moment")
    expect(reason).to_be_hidden()
    first.get_by_text("Voir la réponse et pourquoi").click()
    expect(reason).to_be_visible()


def test_the_page_says_what_moodle_keeps_and_loses(page: Page, address: str) -> None:
    page.goto(address + COURSE)
    told = page.locator("#moodle + ul")
    for words in ("pages dans la cartouche, et les quiz dans le fichier XML", "sans lien",
                  "restent cachées aux élèves", "compte mal leurs points",
                  "Paquetage IMS Content"):
        expect(told).to_contain_text(words)


def test_every_format_downloads(page: Page, address: str) -> None:
    page.goto(address + COURSE)
    links = page.locator("#telecharger ~ ul a[download]")
    expect(links).to_have_count(6)
    starts = {
        ".imscc": b"PK", ".zip": b"PK", ".epub": b"PK", ".pdf": b"%PDF-", ".txt": b"//",
        ".xml": b"<?xml",
    }
    for link in links.all():
        href = str(link.get_attribute("href"))
        answer = page.request.get(address + COURSE + href.removeprefix("./"))
        assert answer.ok, href
        suffix = next(suffix for suffix in starts if href.endswith(suffix))
        assert answer.body().startswith(starts[suffix]), href


def test_the_pages_of_the_archive_open_from_a_folder(
    page: Page, address: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cours")
    content = page.request.get(f"{address}{COURSE}parcours-equipe.zip").body()
    zipfile.ZipFile(io.BytesIO(content)).extractall(folder)
    other = page.context.new_page()
    other.set_viewport_size({"width": 390, "height": 700})
    other.goto((folder / "parcours-equipe" / "index.html").as_uri())
    expect(other.locator("h1")).to_have_count(1)
    other.get_by_role("link", name="Auto-mandat", exact=True).click()
    expect(other.locator("h1")).to_have_text("Auto-mandat")
    assert other.evaluate("document.documentElement.scrollWidth") <= 390
    other.get_by_role("link", name=re.compile("Quiz.: Auto-mandat")).click()
    expect(other.locator("h1")).to_contain_text("Quiz")
    other.get_by_role("link", name="Sommaire du cours").click()
    expect(other.get_by_role("heading", name="Sommaire")).to_be_visible()
