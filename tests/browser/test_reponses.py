"""Answers: opened by their address, in place, alone on paper; the measuring tool keeps its word."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from faire_avec.corpus import Corpus, Sheet
from faire_avec.model import SHEET_TYPES
from faire_avec.rendering.sheet.answers import answers_of
from measure.mesurer_pages import SCREENS, Measure, measure

pytestmark = pytest.mark.browser
CAF = "plateformes/caf/"


def answered(guide: Corpus) -> list[Sheet]:
    return [sheet for sheet in guide.sheets.values() if answers_of(sheet.fiche)]


def printed(page: Page) -> tuple[int, str]:
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    text = "\n".join(sheet.extract_text() for sheet in reader.pages)
    return len(reader.pages), text.replace("\u202f", " ").replace("\xa0", " ")


def test_the_first_gesture_of_each_type_needs_no_scroll(
    page: Page, address: str, guide: Corpus
) -> None:
    chosen = [guide.of(kind.model)[0].url for kind in SHEET_TYPES.values()]
    chosen += [CAF, "plateformes/ameli/"]
    found: list[Measure] = list(measure(page, address, chosen))
    assert len(found) == len(chosen) * len(SCREENS)
    assert [one for one in found if not one.needs_no_scroll] == []
    platforms = [one for one in found if one.address.startswith("plateformes/")]
    assert max(one.words for one in platforms) <= 600
    assert sum(one.marks for one in platforms) == 0


@pytest.mark.parametrize("rank", [0, -1])
def test_an_address_opens_its_answer_and_no_other(
    rank: int, page: Page, page_without_script: Page, address: str, guide: Corpus
) -> None:
    answer = answers_of(guide.sheets["caf"].fiche)[rank]
    for one in (page, page_without_script):
        one.goto(f"{address}{CAF}#{answer.id}")
        expect(one.locator(f"[data-reponse='{answer.id}'] .gestes > li").first).to_be_in_viewport()
        assert one.locator("[data-reponse][open]").count() == 1


def test_the_address_follows_the_open_answer(page: Page, address: str, guide: Corpus) -> None:
    page.goto(address + CAF)
    first, second, *_ = answers_of(guide.sheets["caf"].fiche)
    for answer in (first, second):
        page.locator(f"[data-reponse='{answer.id}'] > summary").click()
        expect(page).to_have_url(f"{address}{CAF}#{answer.id}")
    assert page.locator("[data-reponses] [data-reponse][open]").count() == 1
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    last = answers_of(guide.sheets["caf"].fiche)[-1]
    page.locator(f"[data-reponse='{last.id}'] > summary").press("Enter")
    gesture = page.locator(f"[data-reponse='{last.id}'] .gestes > li").first
    expect(gesture).to_be_in_viewport(ratio=1)


def test_every_answer_is_on_its_page_once_in_one_element(
    page: Page, address: str, guide: Corpus
) -> None:
    for sheet in answered(guide)[:4]:
        page.goto(address + sheet.url)
        ids = page.locator("[data-reponses] [data-reponse]").evaluate_all(
            "all => all.map((one) => one.dataset.reponse)"
        )
        assert sorted(ids) == sorted(one.id for one in answers_of(sheet.fiche))


def test_an_answer_prints_alone(page: Page, address: str, guide: Corpus) -> None:
    first, second, *_ = answers_of(guide.sheets["caf"].fiche)
    page.add_init_script("window.print = () => { window.asked = true; };")
    page.goto(f"{address}{CAF}#{first.id}")
    page.locator(f"[data-reponse='{first.id}'] .imprimer-reponse").click()
    assert page.evaluate("window.asked")
    pages, text = printed(page)
    assert pages == 1
    assert first.titre in text and "Ça ne marche pas" in text
    assert second.titre not in text
    # Afterwards the page is as it was.
    page.wait_for_function("!document.documentElement.classList.contains('une-reponse')")
    expect(page.locator(f"[data-reponse='{second.id}'] > summary")).to_be_visible()


def test_a_platform_prints_its_answers_on_a_page_or_little_more(
    page: Page, address: str, guide: Corpus
) -> None:
    for sheet in [one for one in answered(guide) if one.type.name == "plateforme"][:6]:
        page.goto(address + sheet.url)
        pages, text = printed(page)
        assert pages <= 2, sheet.id
        for answer in answers_of(sheet.fiche):
            # A line of a narrow column may cut a title.
            assert re.sub(r"\s+", " ", answer.titre)[:18] in re.sub(r"\s+", " ", text), answer.id
        assert page.locator("[data-reponse][open]").count() == 0


def test_quiz_answers_print(page: Page, address: str) -> None:
    page.goto(f"{address}notions/auto-mandat/")
    page.emulate_media(media="print")
    _, text = printed(page)
    assert "Juste" in text
