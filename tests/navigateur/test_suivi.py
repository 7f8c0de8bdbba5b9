"""What a person sees of freshness: marks in the search, the banner, two pages without script."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from faire_avec.corpus import Corpus
from faire_avec.prose import french_spaces

pytestmark = pytest.mark.navigateur

BEFORE, AFTER = datetime(2000, 1, 1), datetime(2090, 1, 1)
PAGES = (
    "a-revoir/", "a-revoir/plateformes/", "a-revoir/contacts/", "ce-qui-a-change/", "donnees/",
)


@pytest.mark.parametrize(("day", "marked"), [(BEFORE, False), (AFTER, True)])
def test_results_are_marked_on_the_day_of_reading(
    day: datetime, marked: bool, page: Any, address: str
) -> None:
    page.clock.set_fixed_time(day)
    page.goto(f"{address}recherche/?q=caf")
    page.wait_for_selector("#resultats[data-etat=fini]")
    results = page.locator("#resultats > li")
    assert results.count() > 1
    marks = page.locator("#resultats > li .preuve--tard").count()
    assert marks == (results.count() if marked else 0)


def test_full_text_results_are_marked_too(page: Any, address: str) -> None:
    page.clock.set_fixed_time(AFTER)
    page.goto(f"{address}recherche/?q=préremplissage valider")
    page.wait_for_selector("#resultats[data-etat=fini]")
    results = page.locator("#resultats > li[data-fiche]")
    assert results.count() > 0
    assert page.locator("#resultats > li .preuve--tard").count() == results.count()


@pytest.mark.parametrize(("day", "marked"), [(BEFORE, False), (AFTER, True)])
def test_suggestions_are_marked(day: datetime, marked: bool, page: Any, address: str) -> None:
    page.clock.set_fixed_time(day)
    page.goto(address)
    page.fill("#q-accueil", "logement")
    page.wait_for_selector(".suggestions [role=option] small:not(:empty)")
    assert (page.locator(".suggestions .preuve--tard").count() > 0) is marked


def test_a_late_sheet_says_so_and_leads_to_its_list(
    page_without_script: Any, address: str, guide: Corpus
) -> None:
    page = page_without_script
    late = [sheet for sheet in guide.sheets.values() if sheet.due < date.today()]
    fresh = [
        sheet for sheet in guide.sheets.values()
        if sheet.due > date.today() + timedelta(days=1)
    ]
    page.goto(address + fresh[0].url)
    assert page.locator(".retard").count() == 0
    page.goto(address + late[0].url)
    page.locator(".retard a").click()
    assert page.url.endswith(f"a-revoir/{late[0].type.folder}/#{late[0].id}")
    assert page.locator(f"[id='{late[0].id}']").inner_text() == french_spaces(
        late[0].fiche.titre
    )


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


def test_a_fact_to_check_is_reached_from_the_list(
    page_without_script: Any, address: str
) -> None:
    page = page_without_script
    page.goto(f"{address}a-revoir/plateformes/")
    link = page.locator("[id=caf] + * + ul a, [id=caf] + ul a").first
    href = link.get_attribute("href")
    link.click()
    assert "/plateformes/caf/" in page.url
    anchor = href.partition("#")[2]
    assert anchor == "" or page.locator(f"[id='{anchor}']").count() == 1


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
