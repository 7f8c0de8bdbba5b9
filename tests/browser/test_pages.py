"""Every kind of page: readable without script, whole at 390 px, nothing asked elsewhere."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from faire_avec.corpus import Corpus
from faire_avec.model import SHEET_TYPES

pytestmark = pytest.mark.browser

OTHER_PAGES = [
    "", "a-z/", "recherche/", "recherche/?q=caf", "a-propos/", "contribuer/",
    "contribuer/regles/", "contribuer/etat/", "contribuer/champs/plateformes/",
    "portes/avant-de-le-faire/", "plateformes/", "404.html",
    "exigences/", "risques/carte/",
]


def one_sheet(guide: Corpus, kind: str) -> str:
    return guide.of(SHEET_TYPES[kind].model)[0].url


@pytest.mark.parametrize("path", OTHER_PAGES)
def test_other_pages_open_quietly(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    expect(page.locator("h1")).to_have_count(1)


# A decision aid asks its questions one at a time with script: see test_decision.py.
@pytest.mark.parametrize("kind", sorted(set(SHEET_TYPES) - {"decision"}))
def test_a_sheet_reads_the_same_without_script(
    kind: str, guide: Corpus, page: Page, page_without_script: Page, address: str
) -> None:
    texts = []
    for one in (page, page_without_script):
        one.goto(address + one_sheet(guide, kind))
        expect(one.locator("h1")).to_have_count(1)
        one.locator(".minute__actions").evaluate_all("all => all.forEach((one) => one.remove())")
        texts.append(one.locator("article.fiche").inner_text())
    assert texts[0] == texts[1]
    assert len(texts[0]) > 400


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_nothing_overflows_on_a_narrow_screen(
    kind: str, guide: Corpus, page: Page, address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + one_sheet(guide, kind))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize("path", ["plateformes/caf/", "recherche/?q=caf", "a-z/"])
def test_the_skip_link_is_the_first_stop_and_leads_to_the_content(
    path: str, page: Page, address: str
) -> None:
    page.goto(address + path)
    page.evaluate("document.activeElement.blur()")
    page.evaluate("document.body.focus()")
    page.keyboard.press("Tab")
    expect(page.locator(".evitement")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#contenu")).to_be_focused()
