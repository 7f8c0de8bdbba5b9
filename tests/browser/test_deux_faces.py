"""The two sides of a sheet, and the page that goes blank."""

from __future__ import annotations

import io

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from faire_avec.corpus import Corpus
from faire_avec.model import SHEET_TYPES

pytestmark = pytest.mark.browser

CAF = "plateformes/caf/"


def test_the_button_shows_the_person_side_alone(page: Page, address: str, guide: Corpus) -> None:
    page.goto(address + CAF)
    page.get_by_role("link", name="Montrer à la personne").click()
    expect(page).to_have_url(f"{address}{CAF}#personne")
    expect(page).to_have_title("Pour vous")
    expect(page.locator("h1")).to_be_hidden()
    expect(page.locator(".pied")).to_be_hidden()
    expect(page.get_by_role("heading", name="Pour vous")).to_be_focused()
    seen = page.locator("#contenu").inner_text()
    for sentence in guide.sheets["caf"].fiche.face_personne:
        assert sentence in seen.replace("\u202f", " ").replace("\xa0", " ")
    assert "Sources" not in seen
    page.get_by_role("button", name="Retour").click()
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_title("Caf — caf.fr, Mon Compte — Faire avec")
    expect(page.get_by_role("link", name="Montrer à la personne")).to_be_focused()


def test_the_v_key_turns_the_page_but_never_while_typing(page: Page, address: str) -> None:
    page.goto(address + CAF)
    page.keyboard.press("v")
    expect(page.locator("h1")).to_be_hidden()
    page.keyboard.press("v")
    expect(page.locator("h1")).to_be_visible()
    page.keyboard.press("/")
    page.keyboard.type("vitale")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#q")).to_have_value("vitale")


def test_back_and_reload_keep_the_side_of_the_address(page: Page, address: str) -> None:
    page.goto(f"{address}{CAF}#personne")
    expect(page.locator("h1")).to_be_hidden()
    page.goto(address + CAF)
    page.keyboard.press("v")
    page.go_back()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("path", ["", CAF, "notions/auto-mandat/", "a-z/"])
def test_escape_twice_blanks_the_page_until_it_is_lifted(
    path: str, page: Page, address: str
) -> None:
    page.goto(address + path)
    before = page.title()
    page.wait_for_function("performance.getEntriesByType('resource').length > 0")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_title("Document")
    assert page.evaluate(
        "document.elementFromPoint(innerWidth / 2, innerHeight / 2).id"
    ) == "rideau"
    assert page.evaluate(
        "[...document.body.children].every((one) => one.inert || one.id === 'rideau')"
    )
    page.get_by_role("button", name="Revenir").click()
    expect(page).to_have_title(before)
    assert not page.evaluate("[...document.body.children].some((one) => one.inert)")


def test_escape_twice_blanks_the_page_even_from_a_list_of_suggestions(
    page: Page, address: str
) -> None:
    page.goto(address)
    page.locator("#q-accueil").fill("caf")
    expect(page.locator("[role=option]").first).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page).to_have_title("Document")


def test_one_escape_as_a_page_comes_hides_nothing(page: Page, address: str) -> None:
    """The habit of stopping a page that loads: its clock then starts near zero."""
    page.goto(address + CAF)
    page.evaluate("""() => {
        const key = new KeyboardEvent("keydown", { key: "Escape", bubbles: true });
        Object.defineProperty(key, "timeStamp", { value: 300 });
        document.dispatchEvent(key);
    }""")
    assert page.title() != "Document"


def test_without_script_the_person_side_is_a_section_of_the_page(
    page_without_script: Page, address: str
) -> None:
    page_without_script.goto(address + CAF)
    page_without_script.get_by_role("link", name="Montrer à la personne").click()
    expect(page_without_script.locator("#personne")).to_be_in_viewport()
    expect(page_without_script.locator("h1")).to_have_count(1)


def printed(page: Page) -> tuple[int, str]:
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return len(reader.pages), "\n".join(sheet.extract_text() for sheet in reader.pages)


def test_each_side_prints_alone(page: Page, address: str) -> None:
    page.goto(address + CAF)
    page.wait_for_function("document.querySelector('.imprimer:not([hidden])')")
    pages, text = printed(page)
    assert pages <= 2
    assert "Fiche caf" in text
    assert "Montrer à la personne" not in text
    assert "Ma prochaine date" not in text
    page.keyboard.press("v")
    pages, text = printed(page)
    assert pages == 1
    assert "32 30" in text
    assert "Ma prochaine date" in text
    assert "Sources" not in text


def test_a_workaround_prints_on_two_pages_at_most(
    page: Page, address: str, guide: Corpus
) -> None:
    for sheet in guide.of(SHEET_TYPES["contournement"].model):
        page.goto(address + sheet.url)
        assert printed(page)[0] <= 2, sheet.id
