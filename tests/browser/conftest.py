"""A real browser on the built guide, served over HTTP from this machine."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from faire_avec.rendering.policy import EMBEDDABLE, HEADERS, header_policy

# Without these Chromium tries to reach hosts of its own at every start.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]


class _Silent(SimpleHTTPRequestHandler):
    """Sends the headers the guide asks of its host."""

    sends_to = ""

    def end_headers(self) -> None:
        embeddable = self.path.startswith(f"/{EMBEDDABLE}/")
        policy = {"Content-Security-Policy": header_policy(embeddable=embeddable,
                                                            sends_to=self.sends_to)}
        for name, value in (HEADERS | policy).items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests readable."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page early closes its connections: not an error here."""


@pytest.fixture(scope="session")
def address(guide_site: Path) -> Iterator[str]:
    """Address of the built guide, ending with a slash."""
    handler = partial(_Silent, directory=str(guide_site))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system; ``tests/browser/chromium.sh`` finds or installs it."""
    path = os.environ.get("FAIRE_AVEC_CHROMIUM") or shutil.which("chromium")
    assert path, "Aucun Chromium : lancez make test, ou donnez FAIRE_AVEC_CHROMIUM"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def _watched(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.foreign = []
    page.errors = []
    page.on(
        "request",
        lambda request: None if request.url.startswith(address)
        else page.foreign.append(request.url),
    )
    page.on("pageerror", lambda error: page.errors.append(str(error)))
    page.on(
        "console",
        lambda message: page.errors.append(message.text)
        if message.type == "error" else None,
    )
    return page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that notes its errors and every request to another origin."""
    context = browser.new_context(viewport={"width": 1024, "height": 768}, locale="fr-FR")
    page = _watched(context, address)
    yield page
    context.close()
    assert page.foreign == []
    assert page.errors == []


@pytest.fixture
def page_without_script(browser: Browser, address: str) -> Iterator[Page]:
    """A page of a browser that runs no script."""
    context = browser.new_context(java_script_enabled=False, locale="fr-FR")
    page = _watched(context, address)
    yield page
    context.close()
    assert page.foreign == []
