"""From a typed word to the right sheet, by keyboard alone; and without any script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

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


BLOCKED = ("ERR_FAILED", "dynamically imported module")


@contextmanager
def blocking(page: Page, *patterns: str) -> Iterator[None]:
    """A page where some files never come; what the browser says of that is no error of ours."""
    for pattern in patterns:
        page.route(pattern, lambda route: route.abort())
    yield
    errors: list[str] = page.errors
    errors[:] = [one for one in errors if not any(reason in one for reason in BLOCKED)]


def said(page: Page) -> str:
    return page.locator("#annonce").inner_text()


def test_a_problem_of_an_organism_opens_on_its_answer(page: Page, address: str) -> None:
    page.goto(f"{address}recherche/?q=caf mot de passe oublié")
    assert settled(page)[0] == "caf"
    first = page.locator("#resultats > li").first
    expect(first).to_have_attribute("data-reponse", "mot-de-passe-oublie")
    expect(first).to_contain_text(re.compile(r"Caf · Mot de passe oublié.*\d gestes, 3 minutes"))
    first.locator("a").first.click()
    page.wait_for_url(f"{address}plateformes/caf/#mot-de-passe-oublie")
    expect(page.locator("details[data-reponse=mot-de-passe-oublie]")).to_have_attribute("open", "")


def test_two_needs_both_show(page: Page, address: str) -> None:
    page.goto(f"{address}recherche/?q=code caf")
    assert {"caf", "code-de-connexion"} <= set(settled(page)[:3])


def test_a_contact_is_found_where_it_is_shown(page: Page, address: str) -> None:
    page.goto(f"{address}recherche/?q=aripa")
    assert settled(page)
    expect(page.locator("#resultats > li").first).to_contain_text(re.compile("aripa", re.I))


def test_what_is_not_known_is_said_and_the_rest_answers(page: Page, address: str) -> None:
    page.goto(f"{address}recherche/?q=caf zorglub")
    assert settled(page)[0] == "caf"
    expect(page.locator("#compris")).to_contain_text("ne connaît pas : « zorglub »")
    ways_on = page.locator("#autrement")
    expect(ways_on).to_be_visible()
    ways_on.locator("summary").click()
    expect(page.locator("#cherche")).to_have_value(re.compile("caf zorglub"))
    page.click("#copier-cherche")
    expect(page.locator("#cherche-copie")).to_contain_text(re.compile("Copié|sélectionné"))


def test_a_word_that_no_sheet_treats_leads_near_and_says_so(page: Page, address: str) -> None:
    page.goto(f"{address}recherche/?q=AEMO")
    assert settled(page)[0] == "services-sociaux-departementaux"
    expect(page.locator("#compris")).to_contain_text("action éducative en milieu ouvert")


def test_when_the_full_text_does_not_come_the_page_says_so(page: Page, address: str) -> None:
    with blocking(page, "**/*.pagefind", "**/pagefind/pagefind.js"):
        page.goto(f"{address}recherche/?q=R. 262-33")
        assert "caf" in settled(page)
        page.goto(f"{address}recherche/?q=xxzzqqwv")
        assert settled(page) == []
        assert "Aucun résultat" not in said(page)
        assert "n'a pas pu être cherché" in said(page)


@pytest.mark.parametrize("pattern", [
    "**/search/known.json", "**/search/ranking.js", "**/search/index/*/w*.json",
])
def test_when_the_index_does_not_come_the_full_text_answers(
    pattern: str, page: Page, address: str
) -> None:
    with blocking(page, pattern):
        page.goto(f"{address}recherche/?q=trimestrielle")
        assert settled(page)
        assert "n'a pas pu se charger" in said(page)


def test_when_nothing_comes_the_page_says_so(page: Page, address: str) -> None:
    with blocking(page, "**/search/known.json", "**/pagefind/**"):
        page.goto(f"{address}recherche/?q=caf")
        assert settled(page) == []
        assert "La liste de A à Z marche sans elle" in said(page)
        expect(page.locator("#sans-reponse")).to_be_visible()


@pytest.mark.parametrize("script", ["page/site.js", "search/recherche.js", "search/known.js"])
def test_without_its_script_the_page_leads_to_the_list(
    script: str, page: Page, address: str
) -> None:
    with blocking(page, f"**/assets/{script}"):
        page.goto(f"{address}recherche/?q=caf")
        expect(page.locator("#sans-moteur")).to_be_visible()
        expect(page.locator("#sans-moteur a")).to_have_attribute("href", "../a-z/")


def test_from_a_file_the_page_leads_to_the_list(browser: Browser, guide_site: Path) -> None:
    page = browser.new_page()
    page.goto((guide_site / "recherche/index.html").as_uri() + "?q=caf")
    expect(page.locator("#sans-moteur")).to_be_visible()
    page.close()


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
    page.click("#sans-moteur a")
    page.click("text=impots.gouv.fr >> nth=0")
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", "impots")
