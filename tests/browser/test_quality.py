"""Every kind of page: nothing for axe, nothing refused, nothing kept, a light first view."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from measure.evaluate_search import Server, serving
from quality import axe
from quality.kinds import Kind, page_kinds
from quality.thresholds import read_thresholds, threshold_of
from quality.visits import stored, visit

pytestmark = pytest.mark.browser

PARTS = 4  # so that several processors share the kinds of page


@pytest.fixture(scope="session")
def kinds(guide_site: Path) -> list[Kind]:
    """Every kind of page of the built guide."""
    return page_kinds(guide_site)


@pytest.fixture(scope="session")
def compressing(guide_site: Path) -> Iterator[Server]:
    """A server that compresses, and notes what it sends."""
    with serving(guide_site) as server:
        yield server


def test_the_kinds_of_page_are_found(kinds: list[Kind]) -> None:
    names = {kind.name for kind in kinds}
    assert {"accueil", "a-z/", "404.html", "liste d'un type", "portes/*", "recherche/?q=caf",
            "contribuer/champs/*", "fiche plateforme", "fiche parcours"} <= names
    assert len(names) == len(kinds)


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(part: int, kinds: list[Kind], page: Page, address: str) -> None:
    found = []
    for kind in kinds[part::PARTS]:
        axe.show_as(page, axe.LOOKS[0])
        page.goto(address + kind.path)
        page.wait_for_load_state("networkidle")
        found += [f"{kind.name} : {line}"
                  for line in axe.summed(axe.faults(page, whole=False))]
    assert not found, "\n".join(found)


def test_axe_is_able_to_find(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    page.evaluate("""() => {
      const image = document.createElement("img");
      const pale = document.createElement("p");
      pale.textContent = "Un texte trop pâle.";
      pale.style.color = "#999";
      pale.style.backgroundColor = "#aaa";
      document.querySelector("h1").after(image, pale);
    }""")
    found = axe.faults(page, whole=False)
    assert {"image-alt", "color-contrast"} <= {fault.rule for fault in found}
    dark = {fault.rule for fault in found if fault.look == "sombre, 1366 px"}
    assert dark == {"color-contrast"}


@pytest.mark.parametrize("part", range(PARTS))
def test_a_first_view_is_light_still_and_discreet(
    part: int, kinds: list[Kind], browser: Browser, compressing: Server
) -> None:
    thresholds = read_thresholds()
    wrong = []
    for kind in kinds[part::PARTS]:
        seen = visit(browser, compressing, kind.path)
        most = threshold_of(kind.name, thresholds)
        faults = list(seen.faults)
        if seen.size > most.size:
            faults.append(f"{seen.size} octets, au plus {most.size}")
        if seen.requests > most.requests:
            faults.append(f"{seen.requests} demandes, au plus {most.requests}")
        if seen.shift:
            faults.append(f"la page bouge : {seen.shift}")
        wrong += [f"{kind.name} : {fault}" for fault in faults]
    assert not wrong, "\n".join(wrong)


def test_the_policy_refuses_what_is_inline(page: Page, address: str) -> None:
    page.goto(f"{address}a-propos/")
    page.evaluate("""() => {
      const script = document.createElement("script");
      script.textContent = "window.passe = true";
      document.body.append(script);
    }""")
    assert page.evaluate("window.passe") is None
    assert "script-src" in page.errors.pop()
    page.errors.clear()


def test_a_search_leaves_nothing_in_the_browser(page: Page, address: str) -> None:
    page.goto(address)
    page.fill("#q-accueil", "courrier papier")
    expect(page.locator(".suggestions")).to_be_attached()
    page.keyboard.press("Enter")
    page.wait_for_selector("#resultats[data-etat=fini]", state="attached")
    assert stored(page) == []
    assert page.title() == "Recherche — Faire avec"
