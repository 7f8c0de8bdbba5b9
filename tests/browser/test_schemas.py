"""The drawings in a real browser: texts inside their boxes, links within reach of the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from faire_avec.corpus import Corpus
from faire_avec.model import SHEET_TYPES

pytestmark = pytest.mark.browser

# Every text of a card against its own rectangle.
OUTSIDE = """() => [...document.querySelectorAll('.schema a')].filter(lien => {
  const cadre = lien.querySelector('rect').getBBox(), texte = lien.querySelector('text').getBBox();
  return texte.x < cadre.x || texte.y < cadre.y - 1 || texte.x + texte.width > cadre.x + cadre.width
    || texte.y + texte.height > cadre.y + cadre.height + 1;
}).map(lien => lien.textContent)"""
OVERLAPS = """() => {
  const cadres = [...document.querySelectorAll('.schema a rect')].map(r => r.getBBox());
  return cadres.filter((un, i) => cadres.some((autre, j) => i < j && un.x < autre.x + autre.width
    && autre.x < un.x + un.width && un.y < autre.y + autre.height
    && autre.y < un.y + un.height)).length;
}"""


@pytest.mark.parametrize("font", ["", "DejaVu Sans", "Liberation Sans", "Noto Sans"])
def test_no_text_leaves_its_box(font: str, page: Page, address: str) -> None:
    page.goto(f"{address}risques/carte/")
    if font:
        page.evaluate("nom => { document.body.style.fontFamily = nom; }", font)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPS) == 0


def test_the_drawing_scrolls_in_its_own_box(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}risques/carte/")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    box = page.locator(".schema-boite")
    assert box.evaluate("e => e.scrollWidth > e.clientWidth")


def test_every_risk_is_reached_and_said_again_in_the_table(
    guide: Corpus, page_without_script: Page, address: str
) -> None:
    page = page_without_script
    page.goto(f"{address}risques/carte/")
    titles = {sheet.fiche.titre for sheet in guide.of(SHEET_TYPES["risque"].model)}
    drawn = page.locator(".schema a").all_text_contents()
    assert {text.replace("\u202f", " ") for text in drawn} == titles
    table = page.locator(".risques tbody th a").all_text_contents()
    assert {text.replace("\u202f", " ") for text in table} == titles
    page.locator(".schema a").first.press("Enter")
    page.wait_for_url(lambda url: "carte" not in url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_titles_of_the_map_stand_out(scheme: str, page: Page, address: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(f"{address}risques/carte/")
    card, ink = page.locator(".schema a").first.evaluate(
        "a => [getComputedStyle(a.querySelector('rect')).fill,"
        " getComputedStyle(a.querySelector('text')).fill]"
    )
    assert contrast(card, ink) >= 4.5


def contrast(one: str, other: str) -> float:
    """Ratio of WCAG 2.2 between two ``rgb(…)`` colours."""
    levels = sorted(luminance(colour) for colour in (one, other))
    return (levels[1] + 0.05) / (levels[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.strip("rgb()").split(",")]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
