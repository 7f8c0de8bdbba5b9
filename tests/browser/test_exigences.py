"""The matrix of requirements: whole without script, filtered and sorted with it, on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from faire_avec.corpus import Corpus
from faire_avec.model.plateforme import Plateforme
from faire_avec.rendering.pages._matrix import QUESTIONS, matrix
from paper import leaves, plain

pytestmark = pytest.mark.browser


def open_table(page: Page, address: str) -> None:
    page.goto(f"{address}exigences/")
    page.locator(".tableau > summary").click()


def visible(page: Page) -> list[str]:
    """Ids of the platforms shown, in order."""
    links = page.locator(".matrice tbody tr:visible th a")
    hrefs = links.evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return [href.rstrip("/").rpartition("/")[2] for href in hrefs]


@pytest.mark.parametrize("asked", [["sans mail"], ["sans portable", "sans FranceConnect"]])
def test_three_questions_are_answered_as_a_list(
    asked: list[str], guide: Corpus, page: Page, address: str
) -> None:
    page.goto(f"{address}exigences/")
    expect(page.locator(".matrice")).to_be_hidden()
    expect(page.locator(".sans")).to_be_hidden()
    for question in asked:
        page.get_by_label(f"{question} ?").check()
    names = [name for name, question in QUESTIONS if question in asked]
    answers = [{row.without(name) for name in names} for row in matrix(guide).rows]
    works = sum(found == {"oui"} for found in answers)
    closed = sum("non" in found for found in answers)
    expect(page.locator("#trouves")).to_contain_text(f"{works} le permettent, {closed} non")
    classes = page.locator(".sans li").evaluate_all("all => all.map(one => one.className)")
    assert classes.count("sans--oui") == works
    order = ["sans--oui", "sans--inconnu", "sans--non"]
    assert [order.index(one) for one in classes] == sorted(order.index(one) for one in classes)


def test_without_script_the_table_is_whole(
    guide: Corpus, page_without_script: Page, address: str
) -> None:
    page = page_without_script
    open_table(page, address)
    expect(page.locator(".filtre")).to_be_hidden()
    assert visible(page) == [row.sheet.id for row in matrix(guide).rows]
    table = page.get_by_role("table", name="Ce que chaque service exige")
    expect(table.get_by_role("columnheader")).to_have_count(10)
    expect(table.get_by_role("rowheader")).to_have_count(len(guide.of(Plateforme)))
    caf = table.get_by_role("row").filter(has_text="Caf — caf.fr")
    expect(caf.locator("td").first).to_have_text("oui exigé")
    expect(table.locator("thead th").first).to_have_css("position", "sticky")


def test_filters_narrow_the_table_and_say_how_many(
    guide: Corpus, page: Page, address: str
) -> None:
    open_table(page, address)
    rows = matrix(guide).rows
    status = page.locator("#compte")
    expect(status).to_have_text(f"{len(rows)} services sur {len(rows)}")
    page.get_by_label("Montrer").select_option("exige-smartphone")
    wanted = [row.sheet.id for row in rows if "exige-smartphone" in row.marks]
    assert visible(page) == wanted
    expect(status).to_have_text(f"{len(wanted)} services sur {len(rows)}")
    page.get_by_label("Service", exact=True).fill("IDENTITE num")
    assert visible(page) == ["identite-numerique"]
    expect(status).to_have_text(f"1 service sur {len(rows)}")
    page.get_by_label("Service", exact=True).fill("caf")
    assert visible(page) == []
    expect(status).to_have_text("Aucun service ne répond à ces deux filtres.")
    page.get_by_role("button", name="Tout remettre").click()
    assert len(visible(page)) == len(rows)
    expect(status).to_have_text(f"{len(rows)} services sur {len(rows)}")


def test_headings_sort_from_the_keyboard(guide: Corpus, page: Page, address: str) -> None:
    open_table(page, address)
    rows = matrix(guide).rows
    place = [column.name for column in matrix(guide).columns].index("papier")
    button = page.get_by_role("columnheader", name="Papier").get_by_role("button")
    header = page.get_by_role("columnheader", name="Papier")
    button.press("Enter")
    expect(header).to_have_attribute("aria-sort", "ascending")
    expect(page.locator("[aria-sort]")).to_have_count(1)
    ranks = {row.sheet.id: row.cells[place].rank for row in rows}
    shown = [ranks[name] for name in visible(page)]
    assert shown == sorted(shown) and len(set(shown)) > 1
    expect(page.locator("#compte")).to_have_text(
        f"{len(rows)} services sur {len(rows)}, par Papier."
    )
    expect(button).to_be_focused()
    button.press("Enter")
    expect(header).to_have_attribute("aria-sort", "descending")
    shown = [ranks[name] for name in visible(page)]
    assert shown == sorted(shown, reverse=True)
    page.get_by_role("columnheader", name="Service").get_by_role("button").press("Enter")
    assert visible(page) == [row.sheet.id for row in rows]


@pytest.mark.parametrize("width", [390, 512, 800, 1000, 1024])
def test_nothing_overflows(width: int, page: Page, address: str) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_table(page, address)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_each_answer_keeps_its_heading_on_a_narrow_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_table(page, address)
    label = page.locator(".matrice tbody td").first.evaluate(
        "cell => getComputedStyle(cell, '::before').content"
    )
    assert label == '"Mail"'
    # Laid out as cards, the rows and cells keep their roles.
    expect(page.get_by_role("table").get_by_role("rowheader").first).to_be_visible()


def test_the_heading_stays_in_sight(page: Page, address: str) -> None:
    open_table(page, address)
    page.evaluate("document.querySelectorAll('.matrice tbody tr')[20].scrollIntoView()")
    expect(page.locator(".matrice thead th").first).to_be_in_viewport()


@pytest.mark.parametrize("script", [True, False])
def test_it_prints_across(
    script: bool, guide: Corpus, page: Page, page_without_script: Page, address: str
) -> None:
    one = page if script else page_without_script
    one.goto(f"{address}exigences/")
    printed = leaves(one, prefer_css_page_size=True)
    assert len(printed) <= 6
    assert all(leaf.mediabox.width > leaf.mediabox.height for leaf in printed)
    texts = [plain(leaf.extract_text()) for leaf in printed]
    whole = "".join(texts)
    for row in matrix(guide).rows:
        assert plain(row.sheet.fiche.titre) in whole
    # The headings come back on every page that holds a part of the table.
    assert sum("aidantsconnect" in text and "smartphone" in text for text in texts) >= 3
    assert "toutremettre" not in whole
