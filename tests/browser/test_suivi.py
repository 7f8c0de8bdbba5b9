"""What a person sees of freshness: one mark in the search, the queue of questions."""

from __future__ import annotations

import json
from datetime import datetime
from itertools import pairwise
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ROW_CHANGED = 4  # rank in a row of exports/search/shelves.py
LATER = datetime(2090, 1, 1)
PAGES = (
    "a-revoir/", "a-revoir/plateformes/", "a-revoir/contacts/", "ce-qui-a-change/", "donnees/",
)


def test_age_alone_marks_no_result(page: Any, address: str) -> None:
    page.clock.set_fixed_time(LATER)
    page.goto(f"{address}recherche/?q=caf")
    page.wait_for_selector("#resultats[data-etat=fini]")
    assert page.locator("#resultats > li").count() > 1
    assert page.locator("#resultats .a-change, #resultats .preuve").count() == 0


def test_what_readers_saw_change_is_marked(page: Any, address: str) -> None:
    def changed(route: Any) -> None:
        rows = json.loads(route.fetch().text())
        for row in rows:
            row[ROW_CHANGED] = 1
        route.fulfill(json=rows)

    page.route("**/assets/search/index/*/r*.json", changed)
    page.goto(f"{address}recherche/?q=caf")
    page.wait_for_selector("#resultats[data-etat=fini]")
    results = page.locator("#resultats > li[data-fiche]").count()
    assert page.locator("#resultats .a-change").count() == results > 0


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_whole_without_script_and_fits_a_narrow_screen(
    path: str, page_without_script: Any, address: str
) -> None:
    page = page_without_script
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + path)
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    levels = page.eval_on_selector_all(
        "#contenu :is(h1, h2, h3)", "all => all.map((one) => Number(one.tagName[1]))"
    )
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_question_leads_to_what_it_is_about(page_without_script: Any, address: str) -> None:
    page = page_without_script
    page.goto(f"{address}a-revoir/plateformes/")
    link = page.locator(".questions a[href*='#']").first
    anchor = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    assert "/plateformes/" in page.url
    assert page.locator(f"[id='{anchor}']").count() == 1


def test_the_head_tells_where_the_feeds_are(page: Any, address: str) -> None:
    page.goto(f"{address}plateformes/caf/")
    feeds = page.eval_on_selector_all(
        "link[type='application/atom+xml']", "all => all.map((one) => one.href)"
    )
    assert feeds == [f"{address}flux.xml", f"{address}plateformes/caf/flux.xml"]
    for feed in feeds:
        assert page.request.get(feed).ok
    page.goto(f"{address}recherche/")
    assert page.locator("meta[name=robots][content=noindex]").count() == 1
