"""« Près d'ici »: one field, lists with filters, plain lists without script, a list on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from paper import leaves, plain

pytestmark = pytest.mark.browser
LIST = "pres-d-ici/00/000000001/"


def test_a_network_sheet_shows_its_places_near_a_commune_and_keeps_nothing(
    page: Page, address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}reseaux/france-services/")
    field = page.get_by_label("Votre commune")
    expect(field).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert not any(name.endswith(".json") for name in asked)
    field.fill("maquette en val")
    field.press("Enter")
    first = page.locator(".pres__lieux > li").first
    expect(first).to_contain_text("France services de Maquette-en-Val")
    expect(page.get_by_role("status").filter(has_text="Maquette-en-Val")).to_contain_text(
        "aucun de ces lieux n'existe"
    )
    assert field.input_value() == "Maquette-en-Val (00)"
    # Only files of the guide, none named after what was typed.
    data = [name for name in asked if name.endswith(".json")]
    assert {name.rpartition("/")[2][0] for name in data} == {"c", "d"}
    assert not any("maquette" in name for name in asked)
    kept = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    assert kept == [0, 0, ""]
    assert page.url == f"{address}reseaux/france-services/"
    with page.expect_navigation():
        first.get_by_role("link").first.click()
    expect(page.locator(".lieu:target h3")).to_have_text("France services de Maquette-en-Val")


def test_the_field_says_what_it_does_not_know_and_asks_when_it_hesitates(
    page: Page, address: str
) -> None:
    page.goto(f"{address}pres-d-ici/00/")
    field = page.get_by_label("Votre commune")
    field.fill("Nulle-Part")
    page.get_by_role("button", name="Voir les lieux").click()
    status = page.locator(".pres__etat")
    expect(status).to_contain_text("Aucune commune")
    expect(status).to_contain_text("Exemple (département inventé)")
    field.fill("00110")
    field.press("Enter")
    expect(status).to_contain_text("Plusieurs communes")
    page.get_by_role("button", name="L'Essai (00)").click()
    expect(status).to_contain_text("L'Essai : 1 lieu dans la commune")


def test_the_field_follows_the_answer_that_opens(page: Page, address: str) -> None:
    page.goto(f"{address}plateformes/caf/")
    expect(page.get_by_label("Votre commune")).to_have_count(0)
    answers = page.locator("details.reponse:has([data-pres])")
    answers.nth(0).locator("> summary").click()
    page.get_by_label("Votre commune").fill("00100")
    page.get_by_label("Votre commune").press("Enter")
    expect(answers.nth(0).locator(".pres__lieux > li").first).to_be_visible()
    answers.nth(1).locator("> summary").click()
    expect(answers.nth(1).get_by_label("Votre commune")).to_have_value("Bourg-Exemple (00)")
    expect(answers.nth(1).locator(".pres__lieux > li").first).to_be_visible()


def test_filters_keep_what_is_not_said_until_asked_otherwise(page: Page, address: str) -> None:
    page.goto(address + LIST)
    places = page.locator(".lieu:visible")
    expect(page.locator("#lieux-trouves")).to_have_text("8 lieux.")
    page.locator(".filtres summary").click()
    page.get_by_label("Aidants Connect", exact=True).check()
    said = page.locator('.lieu[data-programmes~="aidants-connect"]').count()
    expect(places).to_have_count(8)
    expect(page.locator(".non-dit:visible")).to_have_count(8 - said)
    page.get_by_label("Seulement ceux qui le disent").check()
    expect(places).to_have_count(said)
    page.get_by_role("button", name="Tout remettre").click()
    page.get_by_label("Gratuit", exact=True).check()
    paying = page.locator('.lieu[data-frais="payant"]').count()
    expect(places).to_have_count(8 - paying)
    expect(page.locator("#lieux-trouves")).to_contain_text("à demander")


def test_a_list_to_hand_over_holds_what_was_ticked(page: Page, address: str) -> None:
    page.goto(address + LIST)
    names = page.locator(".lieu h3").all_inner_texts()
    whole = plain("".join(leaf.extract_text() for leaf in leaves(page)))
    assert all(plain(name) in whole for name in names)
    assert "exempleinventé" in whole
    assert "toutremettre" not in whole
    page.get_by_label("À remettre").nth(1).check()
    (leaf,) = leaves(page)
    kept = plain(leaf.extract_text())
    assert plain(names[1]) in kept
    assert not any(plain(name) in kept for name in names[:1] + names[2:])


def test_without_script_lists_are_plain_and_no_field_is_dead(
    page_without_script: Page, address: str
) -> None:
    page = page_without_script
    page.goto(f"{address}reseaux/france-services/")
    expect(page.locator(".pres input")).to_have_count(0)
    page.get_by_role("link", name="Des lieux près d'ici").click()
    page.get_by_role("link", name="Exemple (département inventé)").click()
    page.get_by_role("link", name="Bourg-Exemple").click()
    expect(page.locator(".lieu:visible")).to_have_count(8)
    expect(page.locator(".filtres")).to_be_hidden()
    expect(page.locator("button:visible, select:visible")).to_have_count(1)


def test_the_search_answers_the_name_of_a_commune(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.goto(f"{address}recherche/?q=mot+de+passe+caf")
    expect(page.locator("#resultats")).to_have_attribute("data-etat", "fini")
    assert not any(name.startswith("assets/near/") for name in asked)
    page.goto(f"{address}recherche/?q=saint+fictif+sur+rive")
    link = page.get_by_role("link", name="Saint-Fictif-sur-Rive (00)")
    expect(link).to_have_attribute("href", "../pres-d-ici/00/000000001/#c00002")
    assert sum(name.startswith("assets/near/index/") for name in asked) <= 3
