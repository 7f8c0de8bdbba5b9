"""« Par où rentrer ? » as a person uses it: keyboard, narrow screen, print, no script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from faire_avec.corpus import Corpus
from faire_avec.recovery import graph_of, solve

pytestmark = pytest.mark.browser

TOOL = "outils/par-ou-rentrer/"
LOOPS = "outils/boucles/"
HELD = ["courriel-neuf", "mobile", "carte-vitale", "piece-identite", "venir-sur-place"]


@pytest.fixture
def tool(page: Page, address: str) -> Page:
    page.goto(address + TOOL)
    expect(page.locator("#rentrer")).to_be_visible()
    return page


def tick(page: Page, *facts: str) -> None:
    for fact in facts:
        page.check(f"#rentrer input[name=tenu][value='{fact}']")


def test_by_keyboard_alone(tool: Page) -> None:
    wanted = tool.get_by_role("checkbox", name="France Travail (ex-Pôle emploi)")
    for box in (
        tool.get_by_role("checkbox", name="Son mobile enregistré"),
        tool.get_by_role("checkbox", name="Sa carte Vitale"),
        tool.get_by_role("checkbox", name="Pouvoir se déplacer"),
        tool.get_by_role("group", name="Assurance maladie").get_by_label("Elle en a un"),
        wanted,
    ):
        box.focus()
        tool.keyboard.press("Space")
        expect(box).to_be_checked()
    expect(tool.get_by_role("status").filter(has_text="ça rouvre")).to_have_text(
        "1 compte : ça rouvre · 2 étapes"
    )
    steps = tool.locator("#rentrer-texte ol > li")
    expect(steps.nth(0)).to_contain_text("Assurance maladie : passer le code de connexion")
    expect(steps.nth(0)).to_contain_text("Sert ensuite à : France Travail.")
    expect(steps.nth(1)).to_contain_text("Avec : un compte FranceConnect qui marche.")
    link = tool.get_by_role("link", name="Lire la réponse")
    link.focus()
    tool.keyboard.press("Enter")
    expect(tool.locator("#rentrer-reponse")).to_be_focused()


def test_every_box_has_a_name_and_a_target_large_enough(tool: Page) -> None:
    tool.check("#but-caf")
    boxes = tool.evaluate("""() => [...document.querySelectorAll("#rentrer input")]
      .filter((un) => un.offsetParent !== null)
      .map((un) => ({
        nom: un.labels[0]?.innerText.trim() ?? "",
        haut: un.labels[0]?.getBoundingClientRect().height ?? 0,
        groupe: un.closest("fieldset, [role=group]") !== null || un.name === "but",
      }))""")
    assert len(boxes) > 60
    assert all(box["nom"] and box["haut"] >= 24 and box["groupe"] for box in boxes)
    ids = tool.evaluate("[...document.querySelectorAll('[id]')].map((un) => un.id)")
    assert len(ids) == len(set(ids))


def test_what_belongs_to_one_account_shows_with_it(tool: Page) -> None:
    password = tool.get_by_role("group", name="Caf").get_by_label("Son mot de passe", exact=False)
    expect(password.first).to_be_hidden()
    tool.check("#but-caf")
    expect(password.first).to_be_visible()
    tool.uncheck("#but-caf")
    expect(password.first).to_be_hidden()


def test_a_loop_is_named_with_what_would_open_it_and_the_way_without_internet(
    tool: Page,
) -> None:
    tick(tool, "piece-identite", "nir-definitif", "courrier", "venir-sur-place", "telephone")
    tool.check("#existe-ameli")
    tool.check("#existe-impots")
    tool.check("#but-aide-juridictionnelle")
    closed = tool.locator(".rentrer__ferme")
    expect(closed).to_contain_text(
        "Pour ravoir un compte FranceConnect qui marche, il faut le compte Assurance maladie"
    )
    expect(closed).to_contain_text("Il suffirait de : ")
    expect(closed).to_contain_text("À demander ailleurs : un oui ouvrirait aussi ce compte")
    expect(closed).to_contain_text("Cerfa 16146")
    expect(closed.locator("details")).to_have_attribute("open", "")


def test_a_first_account_is_not_offered_to_who_has_one(tool: Page) -> None:
    tick(tool, "courriel-neuf", "nir-definitif", "rib", "carte-vitale")
    tool.check("#but-ameli")
    expect(tool.locator("#rentrer-texte ol")).to_contain_text("ouvrir le compte")
    tool.check("#existe-ameli")
    expect(tool.locator("#rentrer-texte ol")).to_have_count(0)


def test_the_page_says_what_the_solver_says(tool: Page, guide: Corpus) -> None:
    graph = graph_of(guide)
    wanted = ["caf", "doctolib", "mdph", "demande-logement-social", "educonnect", "telerecours"]
    tick(tool, *HELD)
    tool.check("#existe-ameli")
    for account in wanted:
        tool.check(f"#but-{account}")
    facts = set(HELD)
    for one in graph.accounts.values():
        known = one.id == "ameli" or not one.is_key
        facts.add(f"{'existe' if known else 'jamais'}@{one.id}")
    within = graph.within(facts)
    plans = [solve(graph.network, within, graph.facts[f"compte@{name}"]) for name in wanted]
    steps = {route for plan in plans for route in plan.routes}
    names = [
        graph.ways[route].account.name
        for route in sorted(steps, key=lambda route: (within.ends[route], route))
    ]
    expect(tool.locator("#rentrer-texte > ol > li .rentrer__voie a")).to_have_text(names)
    expect(tool.locator(".rentrer__issue")).to_have_count(
        sum(plan.time is not None for plan in plans)
    )


def test_nothing_is_kept_and_the_address_does_not_change(tool: Page, address: str) -> None:
    tick(tool, *HELD)
    tool.check("#but-caf")
    assert tool.url == address + TOOL
    assert tool.evaluate("localStorage.length + sessionStorage.length") == 0
    assert tool.context.cookies() == []
    tool.get_by_role("button", name="Tout décocher").click()
    expect(tool.locator("#rentrer input:checked")).to_have_count(0)
    expect(tool.locator("#rentrer-texte")).to_contain_text("Cochez au moins un compte")
    tick(tool, "mobile")
    tool.reload()
    expect(tool.locator("#rentrer")).to_be_visible()
    expect(tool.locator("#rentrer input:checked")).to_have_count(0)


def test_nothing_overflows_on_a_narrow_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + TOOL)
    expect(page.locator("#rentrer")).to_be_visible()
    tick(page, *HELD)
    for account in ("caf", "anef", "messagerie-gmail", "impots"):
        page.check(f"#but-{account}")
    expect(page.locator(".rentrer__issue, .rentrer__ferme")).to_have_count(4)
    page.evaluate("document.querySelectorAll('details').forEach((un) => { un.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.goto(address + LOOPS)
    page.evaluate("document.querySelectorAll('details').forEach((un) => { un.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_print_holds_the_answer_and_not_the_boxes(tool: Page) -> None:
    tick(tool, *HELD)
    tool.check("#but-caf")
    tool.emulate_media(media="print")
    expect(tool.locator("#rentrer")).to_be_hidden()
    expect(tool.locator(".rentrer__tableau")).to_be_hidden()
    expect(tool.locator("#rentrer-reponse")).to_be_visible()
    expect(tool.locator("#rentrer-texte")).to_contain_text("Elle a : Une boîte mail quelconque")
    expect(tool.locator("#rentrer-texte")).to_contain_text("32 30".replace(" ", "\u00a0"))


def test_without_script_the_table_answers(page_without_script: Page, address: str) -> None:
    page = page_without_script
    page.goto(address + TOOL)
    expect(page.locator("#rentrer")).to_be_hidden()
    expect(page.locator("#rentrer-sans-script")).to_be_visible()
    caf = page.locator("details", has=page.locator("summary", has_text="Caf — caf.fr"))
    caf.locator("summary").click()
    expect(caf.get_by_role("row", name="Il ne reste que les papiers")).to_contain_text(
        "Rien de sûr ne le rouvre"
    )
    expect(caf).to_contain_text("Sans le compte, avec les papiers")


def test_the_report_of_loops_says_what_it_rests_on(page_without_script: Page, address: str) -> None:
    page = page_without_script
    page.goto(address + LOOPS)
    expect(page.locator("h1")).to_have_text("Les boucles")
    expect(page.locator(".doute").first).to_contain_text("d'après ce qui est publié")
    assert page.locator(".boucle").count() >= 4
    for loop in page.locator(".boucle").all():
        assert loop.locator("a[href*='#rentrer']").count() >= 1
    assert page.locator(".matrice tbody tr").count() > 40


def test_a_lost_graph_is_said_and_asked_again(page: Page, address: str) -> None:
    page.route("**/recovery/graph.json", lambda route: route.abort())
    page.goto(address + TOOL)
    page.check("#but-caf")
    status = page.locator("#rentrer-annonce")
    expect(status).to_contain_text("n'a pas pu se charger")
    page.unroute("**/recovery/graph.json")
    page.check("#but-doctolib")
    expect(status).to_contain_text("rien de sûr")
    page.errors.clear()
