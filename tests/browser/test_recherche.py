"""From a typed word to the right sheet, by keyboard alone; and without any script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

KNOWN_ITEMS = [
    ("pole emploi", "france-travail", "plateformes/france-travail/"),
    ("impots", "impots", "plateformes/impots/"),
    ("adresse mail", "messagerie", "plateformes/messagerie/"),
]


def settled(page: Page) -> list[str]:
    """Ids of the results once the list is settled."""
    expect(page.locator("#resultats")).to_have_attribute("data-etat", "fini")
    return [
        item.get_attribute("data-fiche") or "" for item in page.locator("#resultats > li").all()
    ]


@pytest.mark.parametrize(("words", "sheet", "path"), KNOWN_ITEMS)
def test_by_keyboard_alone(
    words: str, sheet: str, path: str, page: Page, address: str
) -> None:
    page.goto(address)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/recherche/?q=*")
    found = settled(page)
    assert sheet in found[:3]
    for _ in range(40):
        page.keyboard.press("Tab")
        focused = page.evaluate("document.activeElement.closest('li')?.dataset.fiche")
        if focused == sheet:
            break
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}{path}")
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", sheet)


@pytest.mark.parametrize("query", ["l’allocataire", "œuvre", "cœur"])
def test_curly_quotes_and_ligatures_find_what_plain_letters_find(
    query: str, page: Page, address: str
) -> None:
    page.goto(f"{address}recherche/?q={query}")
    curly = settled(page)
    plain = query.replace("’", "'").replace("œ", "oe")
    page.goto(f"{address}recherche/?q={plain}")
    assert settled(page) == curly


def test_an_empty_list_is_settled_too_and_offers_ways_on(page: Page, address: str) -> None:
    page.goto(f"{address}recherche/?q=xxzzqqwv")
    assert settled(page) == []
    expect(page.locator("#sans-reponse")).to_be_visible()
    expect(page.locator("#annonce")).to_contain_text("Aucun résultat")
    assert page.locator("#sans-reponse a").count() >= 3


def test_the_address_restores_the_query(page: Page, address: str) -> None:
    page.goto(f"{address}recherche/?q=caf")
    assert settled(page)[0] == "caf"
    expect(page.locator("#q")).to_have_value("caf")


def test_slash_leads_to_the_search_box_of_any_page(page: Page, address: str) -> None:
    page.goto(f"{address}plateformes/caf/")
    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.type("a/b")
    expect(page.locator("#q")).to_have_value("a/b")


def test_without_script_the_search_leads_to_the_a_z_page(
    page_without_script: Page, address: str
) -> None:
    page = page_without_script
    page.goto(address)
    page.fill("#q-accueil", "impots")
    page.press("#q-accueil", "Enter")
    page.click("noscript a")
    page.click("text=impots.gouv.fr >> nth=0")
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", "impots")
