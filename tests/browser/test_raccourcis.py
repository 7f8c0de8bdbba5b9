"""Single keys can be turned off on a computer (WCAG 2.1.4), and on again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from quality.visits import stored

pytestmark = pytest.mark.browser


def test_single_keys_are_turned_off_and_on_again(page: Page, address: str) -> None:
    page.goto(f"{address}accessibilite/")
    assert stored(page) == []
    page.get_by_role("button", name="Couper les raccourcis").click()
    expect(page.get_by_text("Raccourcis coupés sur ce poste.")).to_be_visible()
    page.goto(f"{address}plateformes/caf/")
    page.keyboard.press("/")
    assert not page.evaluate("document.activeElement.matches('input')")
    page.keyboard.press("v")
    expect(page.locator("#personne")).not_to_be_visible()
    page.goto(f"{address}accessibilite/")
    page.get_by_role("button", name="Remettre les raccourcis").click()
    assert stored(page) == []
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.matches('input')")
