"""Every kind of page with a keyboard, at 200 % zoom, spaced out, without motion, read aloud."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from faire_avec.rendering.policy import EMBEDDABLE
from quality import reading
from quality.kinds import Kind, page_kinds

pytestmark = pytest.mark.browser

PARTS = 3


@pytest.fixture(scope="session")
def kinds(guide_site: Path) -> list[Kind]:
    """Every kind of page of the built guide."""
    return page_kinds(guide_site)


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_page_can_be_read_by_all(
    part: int, kinds: list[Kind], page: Page, address: str
) -> None:
    found = []
    for kind in kinds[part::PARTS]:
        page.set_viewport_size({"width": 1024, "height": 768})
        page.goto(address + kind.path)
        page.wait_for_load_state("networkidle")
        lines = [*reading.heading_gaps(page), *reading.blind_stops(page),
                 *reading.movements(page), *reading.lost_words(page)]
        # A page to show in a frame has no frame of its own.
        if not kind.name.startswith(EMBEDDABLE):
            lines += reading.landmarks(page)
        found += [f"{kind.name} : {line}" for line in dict.fromkeys(lines)]
    assert not found, "\n".join(found)


def test_the_checks_are_able_to_find(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    page.evaluate("""() => {
      const titre = document.createElement("h5");
      titre.textContent = "Trop bas";
      const boite = document.createElement("p");
      boite.textContent = "Un texte bien trop long pour sa boîte.";
      Object.assign(boite.style, { height: "1em", width: "60px", overflow: "hidden" });
      document.querySelector("h1").after(titre, boite);
      document.querySelector(".marque").style.outline = "none";
      document.querySelector("main").style.transition = "color 1s";
    }""")
    assert reading.heading_gaps(page) == ["titre de niveau 5 après un niveau 1"]
    assert any("focus invisible" in line for line in reading.blind_stops(page))
    assert any("main" in line for line in reading.movements(page))
    assert any("coupé" in line for line in reading.lost_words(page))


def test_a_sheet_is_told_in_order(page: Page, address: str) -> None:
    page.goto(f"{address}plateformes/caf/")
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text("Caf — caf.fr, Mon Compte")
    expect(main.get_by_role("region", name="Qu'est-ce qui bloque ?")).to_be_visible()
    expect(main.get_by_role("navigation", name="Sans l'écran")).to_be_visible()
    call = main.get_by_role("link", name="32 30").first
    expect(call).to_have_attribute("href", "tel:3230")
    main.get_by_text("Mot de passe oublié").first.click()
    expect(main.get_by_role("heading", level=3, name="Mot de passe oublié")).to_be_attached()
    expect(main.get_by_role("heading", level=4, name="Ça ne marche pas ?")).to_be_visible()


def test_the_matrix_stays_a_table_on_a_narrow_screen(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{address}exigences/")
    page.locator(".tableau > summary").click()
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node.get("role", {}).get("value") for node in nodes if not node["ignored"]]
    assert "table" in roles
    assert roles.count("row") > 40
    assert roles.count("rowheader") > 40
    assert roles.count("cell") > 200
