"""Reporting a change from a sheet: a text to copy or mail, with or without script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect

from faire_avec.corpus import Corpus

pytestmark = pytest.mark.browser
SUMMARY = "Ça ne marche plus comme ça ?"


def test_an_answer_is_chosen_and_its_text_is_ready(
    page: Page, address: str, guide: Corpus
) -> None:
    page.goto(f"{address}plateformes/caf/")
    page.locator("summary", has_text=SUMMARY).click()
    text = page.get_by_label("Le texte à compléter")
    answer = guide.sheets["caf"].fiche.reponses[1]
    page.get_by_label("Quel passage ?").select_option(label=answer.titre)
    said = text.input_value()
    assert said.startswith("Fiche : caf (")
    assert f"Adresse : {address}plateformes/caf/#{answer.id}\n" in said
    assert f"Passage : {answer.titre}\n" in said
    assert f"Date de mon constat : {date.today().isoformat()}" in said
    text.press("End")
    text.press_sequentially(" Code valable dix minutes.")
    mail = page.get_by_role("link", name="Écrire un mail").get_attribute("href") or ""
    assert mail.startswith("mailto:?subject=")
    assert unquote(mail.split("body=")[1]).replace("\r\n", "\n") == text.input_value()


def test_a_choice_under_an_answer_fills_the_report(
    page: Page, address: str, guide: Corpus
) -> None:
    answer = next(
        one for one in guide.sheets["caf"].fiche.reponses
        if one.question
    )
    page.goto(f"{address}plateformes/caf/#{answer.id}")
    choices = page.locator(f"[data-reponse='{answer.id}'] .vu__question a")
    assert choices.count() == len(answer.question.choix)
    choices.nth(1).click()
    text = page.get_by_label("Le texte à compléter")
    expect(text).to_be_focused()
    said = text.input_value()
    assert f"#{answer.id}\n" in said and f"Passage : {answer.titre}\n" in said
    assert f"{answer.question.choix[1]}\n" in said.split("Ce qui est vrai maintenant : ")[1]
    page.locator(f"[data-reponse='{answer.id}'] > summary").scroll_into_view_if_needed()
    choices.nth(0).click()
    assert answer.question.choix[0] in text.input_value()


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
