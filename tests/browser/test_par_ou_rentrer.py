"""« Par où rentrer ? » as a person uses it: keyboard, narrow screen, print, no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

pytestmark = pytest.mark.browser

TOOL = "outils/par-ou-rentrer/"
LOOPS = "outils/boucles/"


def open_tool(page: Page, address: str, account: str = "") -> None:
    page.goto(f"{address}{TOOL}{f'?compte={account}' if account else ''}")
    expect(page.locator("#rentrer")).to_be_visible()
    if account:
        expect(page.locator("#rentrer-texte h3").first).to_be_visible()


def box(page: Page, fact: str) -> Locator:
    return page.locator(f"#rentrer input[name=tenu][value='{fact}']")


def test_the_account_comes_first_under_the_names_people_use(page: Page, address: str) -> None:
    open_tool(page, address)
    expect(page.locator("#rentrer-moyens")).to_be_hidden()
    field = page.get_by_label("Quel compte ?")
    for typed, name in (("rsa", "Caf"), ("pole emploi", "France Travail"), ("gmail", "Gmail")):
        field.fill(typed)
        expect(page.locator("#rentrer-noms button:visible").first).to_contain_text(name)
    field.fill("xyzzy")
    expect(page.locator("#rentrer-aide")).to_contain_text("Aucun compte de ce nom")


def test_by_keyboard_alone(page: Page, address: str) -> None:
    open_tool(page, address)
    page.get_by_label("Quel compte ?").focus()
    page.keyboard.type("caf")
    page.keyboard.press("Enter")
    first = page.get_by_role("heading", name="Essayez d'abord")
    expect(first).to_be_visible()
    mail = page.get_by_role("checkbox", name="Ma boîte mail s'ouvre")
    mail.focus()
    page.keyboard.press("Space")
    expect(first).to_have_count(0)
    expect(page.locator("#rentrer-annonce")).to_contain_text("Caf : par un appel ou au guichet")
    page.get_by_role("button", name="Retirer Caf").press("Enter")
    expect(page.locator("#rentrer-reponse")).to_be_hidden()
    expect(page.get_by_label("Quel compte ?")).to_be_focused()


def test_an_account_of_the_address_is_chosen_and_the_three_tiers_stand_in_order(
    page: Page, address: str
) -> None:
    open_tool(page, address, "caf")
    expect(page.locator("#rentrer-texte h4")).to_have_text(
        ["Essayez d'abord", "Appelez ou allez-y", "Pendant ce temps, sur papier"]
    )
    said = page.locator("#rentrer-texte")
    expect(said.locator(".rentrer__essayer")).to_contain_text("Mot de passe oublié")
    expect(said.locator(".rentrer__aller q").first).to_contain_text("Comment la faire aujourd'hui")
    expect(said.locator(".rentrer__aller")).to_contain_text("Apportez")
    expect(said.locator(".rentrer__papier")).to_contain_text("Cerfa 14129")
    assert 5 <= page.locator("#rentrer input[type=checkbox]:visible").count() <= 9
    top = said.locator("h4").first.evaluate("one => one.getBoundingClientRect().top")
    assert top < 768


def test_the_lost_number_comes_back_first(page: Page, address: str) -> None:
    open_tool(page, address, "messagerie:gmail")
    box(page, "mobile").uncheck()
    titles = page.locator("#rentrer-texte h4")
    expect(titles.nth(0)).to_have_text("D'abord, retrouver le numéro de téléphone")
    expect(titles.nth(1)).to_have_text("Ensuite, essayez")
    expect(page.locator(".rentrer__numero")).to_contain_text("même numéro")
    expect(page.locator(".rentrer__numero")).to_contain_text("Pièce d'identité du titulaire")


def test_what_is_missing_leads_to_what_explains_it(page: Page, address: str) -> None:
    open_tool(page, address, "caf")
    box(page, "nir-definitif").uncheck()
    lost = page.locator(".rentrer__manque")
    expect(lost.locator("a[href$='situations/numero-provisoire/']")).to_be_visible()
    expect(page.locator(".rentrer__aller q").first).to_contain_text("provisoire")
    box(page, "courriel").uncheck()
    lost.get_by_role("button", name="Gmail").click()
    expect(page.locator("#rentrer-puces li")).to_have_count(2)


def test_a_loop_is_said_in_one_sentence_with_the_way_out(page: Page, address: str) -> None:
    open_tool(page, address, "aide-juridictionnelle")
    loop = page.locator(".rentrer__boucle")
    expect(loop).to_contain_text("Pour ravoir")
    expect(loop).to_contain_text("Pour en sortir")
    expect(page.locator(".rentrer__papier")).to_contain_text("Cerfa")


def test_three_accounts_at_most_and_nothing_is_kept(page: Page, address: str) -> None:
    open_tool(page, address)
    for name in ("caf", "ameli", "impots", "anef"):
        page.get_by_label("Quel compte ?").fill(name)
        page.keyboard.press("Enter")
    expect(page.locator("#rentrer-puces li")).to_have_count(3)
    assert page.url == address + TOOL
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.context.cookies() == []
    page.get_by_role("button", name="Recommencer").click()
    expect(page.locator("#rentrer-puces li")).to_have_count(0)


def test_every_box_has_a_name_and_a_target_large_enough(page: Page, address: str) -> None:
    open_tool(page, address, "caf")
    page.locator("#rentrer-moyens summary").click()
    boxes = page.locator("#rentrer-moyens label")
    assert boxes.count() > 9
    for one in boxes.all():
        assert one.inner_text().strip()
        assert (one.bounding_box() or {"height": 0})["height"] >= 24
    group = page.get_by_role("group", name="Ce que la personne a")
    expect(group).to_be_visible()


@pytest.mark.parametrize("account", ["caf", "anef", "messagerie:gmail", "impots"])
def test_nothing_overflows_on_a_narrow_screen(page: Page, address: str, account: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    open_tool(page, address, account)
    box(page, "courriel").or_(box(page, "mobile")).first.uncheck()
    page.evaluate("document.querySelectorAll('details').forEach((un) => { un.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_print_holds_the_answer_and_not_the_boxes(page: Page, address: str) -> None:
    open_tool(page, address, "caf")
    page.emulate_media(media="print")
    expect(page.locator("#rentrer-moyens")).to_be_hidden()
    expect(page.locator(".rentrer__tableau")).to_be_hidden()
    expect(page.locator("#rentrer-texte")).to_contain_text("32 30".replace(" ", "\u00a0"))


def test_without_script_the_table_answers(page_without_script: Page, address: str) -> None:
    page = page_without_script
    page.goto(address + TOOL)
    expect(page.locator("#rentrer")).to_be_hidden()
    expect(page.locator("#rentrer-sans-script")).to_be_visible()
    caf = page.locator("details", has=page.locator("summary", has_text="Caf — caf.fr"))
    caf.locator("summary").click()
    expect(caf.get_by_role("row", name="Les papiers, sa boîte mail et son mobile")).to_contain_text(
        "Par ici"
    )
    expect(caf).to_contain_text("Sans le compte, avec les papiers")


def test_the_report_of_loops_says_what_it_rests_on(page_without_script: Page, address: str) -> None:
    page = page_without_script
    page.goto(address + LOOPS)
    expect(page.locator("h1")).to_have_text("Les boucles")
    expect(page.locator(".doute").first).to_contain_text("d'après ce qui est publié")
    assert page.locator(".boucle").count() >= 3
    for loop in page.locator(".boucle").all():
        assert loop.locator("ul a").count() >= 1
    assert page.locator(".matrice tbody tr").count() > 40


def test_a_lost_graph_is_said_and_asked_again(page: Page, address: str) -> None:
    page.route("**/recovery/graph.json", lambda route: route.abort())
    page.goto(f"{address}{TOOL}?compte=caf")
    expect(page.locator("#rentrer-annonce")).to_contain_text("n'a pas pu se charger")
    page.unroute("**/recovery/graph.json")
    page.get_by_label("Quel compte ?").fill("ameli")
    page.keyboard.press("Enter")
    expect(page.locator("#rentrer-texte h3")).to_have_count(2)
    page.errors.clear()  # type: ignore[attr-defined]
