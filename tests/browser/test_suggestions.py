"""Suggestions while typing: by ear, by keyboard, by pointer, on a small screen; and what fits."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from faire_avec.corpus import Corpus
from faire_avec.exports.search.passages import title_parts
from faire_avec.language.terms import terms
from faire_avec.model import SHEET_TYPES
from faire_avec.places import TOOLS
from measure.evaluate_search import ASK_ALL

pytestmark = pytest.mark.browser

BOX = "#q-accueil"
PHONE = {"width": 390, "height": 844}
# A window of 1024 × 768 at 200 %.
ZOOMED = {"width": 512, "height": 384}


def options(page: Page) -> Locator:
    return page.locator("[role=listbox] [role=option]")


def suggested(page: Page) -> list[str]:
    return [one.get_attribute("data-fiche") or "" for one in options(page).all()]


def search_for(page: Page, address: str, words: str) -> Locator:
    """Type in the box of the home page, once it listens; the box."""
    page.goto(address)
    box = page.locator(BOX)
    expect(box).to_have_role("combobox")
    box.press_sequentially(words)
    expect(box).to_have_attribute("aria-expanded", "true")
    listed = page.locator(f"[id='{box.get_attribute('aria-controls')}']")
    expect(listed).to_have_attribute("aria-busy", "false")
    return box


def chosen(page: Page) -> str | None:
    """Sheet of the option that the box points to."""
    return page.evaluate(
        "box => document.getElementById("
        "document.querySelector(box).getAttribute('aria-activedescendant'))?.dataset.fiche",
        BOX,
    )


def test_roles_and_states_before_typing(page: Page, address: str) -> None:
    page.goto(address)
    box = page.locator(BOX)
    expect(box).to_have_role("combobox")
    expect(box).to_have_accessible_name("Chercher une fiche")
    expect(box).to_have_attribute("aria-autocomplete", "list")
    expect(box).to_have_attribute("aria-expanded", "false")
    listed = page.locator(f"[id='{box.get_attribute('aria-controls')}']")
    expect(listed).to_have_attribute("role", "listbox")
    expect(listed).to_have_attribute("aria-label", "Suggestions")
    expect(listed).to_be_hidden()


def test_roles_and_states_once_typed(page: Page, address: str) -> None:
    box = search_for(page, address, "caf")
    listed = page.locator(f"[id='{box.get_attribute('aria-controls')}']")
    expect(listed).to_be_visible()
    assert suggested(page)[0] == "caf"
    identifiers = [one.get_attribute("id") for one in options(page).all()]
    assert len(set(identifiers)) == len(identifiers)
    for one in options(page).all():
        expect(one).to_have_attribute("aria-selected", "false")
    expect(box).not_to_have_attribute("aria-activedescendant", re.compile(""))


def test_the_number_of_suggestions_is_announced(page: Page, address: str) -> None:
    box = search_for(page, address, "caf")
    said = page.locator("form.recherche [role=status]")
    count = options(page).count()
    expect(said).to_have_text(re.compile(rf"^{count} suggestions?\. "))
    box.fill("qsdfghjklm")
    expect(said).to_contain_text("Aucune suggestion")
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(options(page).first).to_be_hidden()


def test_arrows_go_round_and_the_focus_stays_in_the_box(page: Page, address: str) -> None:
    box = search_for(page, address, "mdp caf")
    names = suggested(page)
    assert len(names) > 2
    for name in [*names, names[0]]:
        page.keyboard.press("ArrowDown")
        assert chosen(page) == name
        expect(page.locator("[role=option][aria-selected=true]")).to_have_count(1)
        expect(box).to_be_focused()
    for name in [names[-1], names[-2]]:
        page.keyboard.press("ArrowUp")
        assert chosen(page) == name


def test_letters_typed_before_the_script_came_count(page: Page, address: str) -> None:
    held: list[Route] = []
    page.route("**/assets/search/suggestions.js", lambda route: held.append(route))
    page.goto(address)
    page.locator(BOX).press_sequentially("caf")
    held[0].continue_()
    expect(options(page).first).to_have_attribute("data-fiche", "caf")


def test_enter_opens_the_chosen_sheet(page: Page, address: str) -> None:
    search_for(page, address, "caf")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}plateformes/caf/")
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", "caf")


def test_enter_without_a_choice_opens_the_results(page: Page, address: str) -> None:
    search_for(page, address, "caf")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}recherche/?q=caf")


def test_escape_closes_the_list_and_keeps_the_words(page: Page, address: str) -> None:
    box = search_for(page, address, "caf")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(options(page).first).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("caf")
    expect(box).to_be_focused()
    assert chosen(page) is None
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_be_visible()


def test_leaving_the_box_closes_the_list(page: Page, address: str) -> None:
    search_for(page, address, "caf")
    page.keyboard.press("Tab")
    expect(options(page).first).to_be_hidden()


def test_a_click_opens_the_sheet(page: Page, address: str) -> None:
    search_for(page, address, "pole emploi")
    options(page).first.click()
    page.wait_for_url(re.compile(re.escape(f"{address}plateformes/france-travail/")))


@pytest.mark.parametrize("path", ["", "plateformes/caf/", "recherche/", "a-z/"])
def test_slash_then_typing_suggests_on_every_page(path: str, page: Page, address: str) -> None:
    page.goto(address + path)
    box = page.locator(".recherche input[type=search]")
    expect(box).to_have_role("combobox")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("/")
    expect(box).to_be_focused()
    page.keyboard.type("ameli")
    expect(options(page).first).to_have_attribute("data-fiche", "ameli")
    expect(box).to_have_value("ameli")


@pytest.mark.parametrize("size", [PHONE, ZOOMED], ids=["390-px", "200-pour-cent"])
@pytest.mark.parametrize("path", ["", "plateformes/caf/"])
def test_a_small_screen_shows_the_suggestions(
    path: str, size: dict[str, int], page: Page, address: str
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    page.goto(address + path)
    box = page.locator(".recherche input[type=search]")
    expect(box).to_have_role("combobox")
    box.focus()
    page.keyboard.type("mot de passe")
    # A first list comes from the titles alone, then the whole one, which a choice would hold off.
    expect(page.locator(".suggestions")).to_have_attribute("aria-busy", "false")
    expect(options(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    for _ in options(page).all():
        page.keyboard.press("ArrowDown")
        expect(page.locator("[role=option][aria-selected=true]")).to_be_in_viewport(ratio=0.5)
    options(page).first.click()
    expect(page.locator("article.fiche")).to_have_attribute("data-fiche", "mot-de-passe-oublie")


def test_two_things_at_once_give_both_sheets(page: Page, address: str) -> None:
    search_for(page, address, "mdp caf oublié")
    assert {"mot-de-passe-oublie", "caf"} <= set(suggested(page)[:3])


def test_a_misspelling_kept_as_an_alias_leads_straight_to_its_sheet(
    page: Page, address: str
) -> None:
    search_for(page, address, "doctolibe")
    assert suggested(page)[0] == "doctolib"


@pytest.mark.parametrize(("typed", "read", "sheet"), [
    ("doctolybe", "doctolib", "doctolib"),
    ("franse travail", "france travail", "france-travail"),
    ("inpots", "impots", "impots"),
])
def test_a_misspelt_word_is_said_to_be_read_as_another(
    typed: str, read: str, sheet: str, page: Page, address: str
) -> None:
    page.goto(f"{address}recherche/?q={typed}")
    page.wait_for_selector("#resultats[data-etat=fini]", state="attached")
    said = page.locator("#annonce")
    expect(said).to_be_visible()
    expect(said).to_contain_text(re.compile(rf"«\s{read}\s» \(au lieu de «\s{typed}\s»\)"))
    expect(page.locator("#resultats > li").first).to_have_attribute("data-fiche", sheet)
    expect(page.locator("#q")).to_have_value(typed)


def test_nothing_found_leads_to_the_decision_aids_and_the_list(
    guide: Corpus, page: Page, address: str
) -> None:
    page.goto(f"{address}recherche/?q=qsdfghjklm")
    page.wait_for_selector("#resultats[data-etat=fini]", state="attached")
    expect(page.locator("#resultats > li")).to_have_count(0)
    expect(page.locator("#annonce")).to_contain_text("Aucun résultat")
    ways_on = page.locator("#sans-reponse")
    expect(ways_on).to_be_visible()
    wanted = ["a-z/", *(sheet.url for sheet in guide.of(SHEET_TYPES["decision"].model))]
    links = ways_on.locator("a").evaluate_all("all => all.map((a) => a.href)")
    assert {address + path for path in wanted} <= set(links)


def test_an_exact_name_always_finds_its_page_first(
    guide: Corpus, page: Page, address: str
) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    typed: dict[str, str] = {}
    for sheet in guide.sheets.values():
        for name in (sheet.fiche.titre, *title_parts(sheet.fiche.titre), *sheet.fiche.alias):
            owners[" ".join(terms(name))].add(sheet.id)
            typed.setdefault(" ".join(terms(name)), name)
    for tool in TOOLS:
        for name in (tool.title, *tool.names):
            owners[" ".join(terms(name))].add(tool.id)
            typed.setdefault(" ".join(terms(name)), name)
    page.goto(f"{address}a-propos/")
    found = page.evaluate(ASK_ALL, [typed[name] for name in owners])
    wrong = [
        f"« {name} » est un nom de {', '.join(sorted(names))} ; trouvé {', '.join(ids[:3])}"
        for (name, names), ids in zip(owners.items(), found, strict=True)
        if ids[:1] == [] or ids[0] not in names
    ]
    assert not wrong, "\n".join(["Noms exacts qui ne viennent pas en premier :", *wrong])
