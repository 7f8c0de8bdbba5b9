"""Reporting a change from a sheet: a text to copy or mail, with or without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from faire_avec.corpus import Corpus

pytestmark = pytest.mark.navigateur
SUMMARY = "Ça ne marche plus comme ça ?"


def test_a_fact_is_chosen_and_its_text_is_ready(page: Page, address: str) -> None:
    page.goto(f"{address}plateformes/caf/")
    expect(page.locator(".signaler-fait")).to_have_count(0)
    page.locator("summary", has_text=SUMMARY).click()
    marks = page.locator("article.fiche .preuve").count()
    expect(page.get_by_label("Quel fait ?").locator("option")).to_have_count(marks + 1)
    row = page.locator("tr, li", has_text="Le code est refusé").last
    row.locator(".signaler-fait").first.click()
    text = page.get_by_label("Le texte à compléter")
    expect(text).to_be_focused()
    said = text.input_value()
    assert said.startswith("Fiche : caf (")
    assert f"Adresse : {address}plateformes/caf/\n" in said
    assert re.search(r"Passage : .+, « .*Le code est refusé", said)
    assert "Date de la preuve affichée : 2024-12-10" in said
    assert f"Date de mon constat : {date.today().isoformat()}" in said
    text.press("End")
    text.press_sequentially(" Code valable dix minutes.")
    mail = page.get_by_role("link", name="Écrire un mail").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")
    assert unquote(mail.split("body=")[1]).replace("\r\n", "\n") == text.input_value()


def test_every_report_button_is_named_and_large_enough(page: Page, address: str) -> None:
    page.goto(f"{address}plateformes/caf/#signaler")
    buttons = page.locator(".signaler-fait")
    expect(buttons.first).to_be_visible()
    names = buttons.evaluate_all("tous => tous.map(un => un.getAttribute('aria-label'))")
    assert all(name.startswith("Signaler : ") and len(name) > 20 for name in names)
    for box in buttons.evaluate_all(
        "tous => tous.map(un => un.getBoundingClientRect()).filter(b => b.width)"
        ".map(b => [b.width, b.height])"
    ):
        assert min(box) >= 24
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def one_of_each_type(guide: Corpus) -> Iterator[str]:
    seen: set[str] = set()
    for sheet in guide.sheets.values():
        if sheet.type.name not in seen:
            seen.add(sheet.type.name)
            yield sheet.id


def test_without_script_the_text_is_there_and_a_page_explains(
    page_without_script: Page, address: str, guide: Corpus
) -> None:
    page = page_without_script
    for sheet_id in one_of_each_type(guide):
        sheet = guide.sheets[sheet_id]
        page.goto(address + sheet.url)
        page.locator("summary", has_text=SUMMARY).click()
        text = page.locator(".signaler__texte").inner_text().replace("\u00a0", " ")
        assert text.startswith(f"Fiche : {sheet_id} (")
        assert sheet.fiche.verifie_le.isoformat() in text
        assert sheet.url in text
    page.get_by_role("link", name="Ce qu'on en fait").click()
    expect(page.locator("h1")).to_have_text("Signaler un changement")


def test_a_sheet_opens_in_the_form(page: Page, address: str) -> None:
    page.goto(f"{address}situations/pas-de-mail/#signaler")
    page.get_by_role("link", name="Corriger la fiche dans le formulaire").click()
    expect(page.locator("#proposer")).to_have_attribute("data-pret", "oui")
    expect(page.locator("#etat-formulaire")).not_to_be_empty()
