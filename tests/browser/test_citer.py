"""Citing, short links and frames, as a student and a trainer meet them."""

from __future__ import annotations

import re
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

pytestmark = pytest.mark.browser


def test_a_citation_is_completed_and_copied(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page.goto(f"{address}plateformes/caf/")
    block = page.locator("details.citer")
    block.locator("summary").click()
    text = block.locator("[data-citation=APA]")
    # The dated version is cited when one holds the present text.
    cited = re.compile(re.escape(address) + r"(v/[\d-]+/)?plateformes/caf/$")
    expect(text.locator("span").first).to_have_text(cited)
    button = block.get_by_role("button", name="Copier : APA")
    button.click()
    expect(block.get_by_role("status").first).to_have_text("Copié.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Faire avec. (2026, ")
    assert cited.search(copied)
    code = block.locator("[data-citation='Code à coller']")
    expect(code).to_contain_text(f'<iframe src="{address}integrer/caf/"')


def test_without_script_a_citation_says_what_to_complete(
    page_without_script: Page, address: str
) -> None:
    page_without_script.goto(f"{address}plateformes/caf/")
    block = page_without_script.locator("details.citer")
    block.locator("summary").click()
    expect(block.locator("[data-citation=APA]")).to_contain_text(
        re.compile(r" …/(v/[\d-]+/)?plateformes/caf/")
    )
    expect(block).to_contain_text("tient lieu de l'adresse du site")
    expect(block.get_by_role("button")).to_have_count(0)


def test_a_short_link_leads_to_the_sheet_without_script(
    page_without_script: Page, address: str
) -> None:
    page_without_script.goto(f"{address}f/caf/")
    page_without_script.wait_for_url(f"{address}plateformes/caf/")
    expect(page_without_script.locator("h1")).to_contain_text("Caf")


def test_the_light_view_leads_out_in_a_tab_of_its_own(page: Page, address: str) -> None:
    page.goto(f"{address}integrer/caf/")
    expect(page.locator("h1")).to_contain_text("Caf")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Lire la fiche entière").click()
    expect(opened.value.locator("h1")).to_contain_text("Caf")
    assert opened.value.evaluate("window.opener") is None


def test_another_site_frames_the_light_view_and_nothing_else(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    frames = "".join(
        f"<iframe src='{address}{path}'></iframe>"
        for path in ("integrer/caf/", "plateformes/caf/", "absente/")
    )
    (tmp_path / "cours.html").write_text(f"<title>Cours</title>{frames}", encoding="utf-8")
    handler = partial(SimpleHTTPRequestHandler, directory=str(tmp_path))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as elsewhere:
        threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
        page = browser.new_page()
        page.goto(f"http://localhost:{elsewhere.server_address[1]}/cours.html")
        shown = [frame.url.startswith(address) for frame in page.frames[1:]]
        page.close()
        elsewhere.shutdown()
    assert shown == [True, False, False]


@pytest.mark.parametrize(
    "path", ["integrer/caf/", "integrer/dirty-work/", "citer/", "competences/"]
)
def test_nothing_overflows_on_a_narrow_screen(path: str, page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address + path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
