"""The guide kept by a browser: on request, whole, one edition at a time, and taken away at once."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from faire_avec.corpus import Corpus
from faire_avec.rendering.policy import HEADERS, header_policy
from faire_avec.site.inventory import write_edition

pytestmark = pytest.mark.browser

# Enough of the guide to search and open an answer.
PAGES = ("", "hors-ligne", "recherche", "plateformes/caf", "outils/par-ou-rentrer", "a-z")
MARK = "data-edition-du-test"


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves, or is cut off, closes its connections: not an error here."""


@dataclass
class Host:
    """A server of one edition at a time, in a sub-folder, which may go away.

    Args:
        folders: the editions by name.
    """

    folders: dict[str, Path]
    edition: str = "un"
    asked: list[str] = field(default_factory=list)
    left: int | None = None
    _server: ThreadingHTTPServer | None = None

    def start(self, port: int = 0) -> None:
        host = self

        class Handler(SimpleHTTPRequestHandler):
            def translate_path(self, path: str) -> str:
                name = unquote(path.split("?")[0]).removeprefix("/guide/")
                return str(host.folders[host.edition] / name)

            def do_GET(self) -> None:
                host.asked.append(self.path.split("?")[0])
                if host.left is not None:
                    host.left -= 1
                    if host.left < 0:
                        self.close_connection = True
                        return
                super().do_GET()

            def end_headers(self) -> None:
                policy = {"Content-Security-Policy": header_policy(embeddable=False)}
                for name, value in (HEADERS | policy).items():
                    self.send_header(name, value)
                super().end_headers()

            def log_message(self, format: str, *args: object) -> None:
                """Keep the output of the tests readable."""

        self._server = _Server(("127.0.0.1", port), Handler)
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def root(self) -> str:
        assert self._server
        return f"http://127.0.0.1:{self._server.server_address[1]}/guide/"

    def stop(self) -> None:
        assert self._server
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture(scope="module")
def editions(
    guide_site: Path, guide: Corpus, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """Two editions of a part of the guide: the second one marks its pages and its scripts."""
    made = {name: tmp_path_factory.mktemp(name) for name in ("un", "deux")}
    for name, folder in made.items():
        shutil.copytree(guide_site / "assets", folder / "assets",
                        ignore=shutil.ignore_patterns("fields"))
        for page in PAGES:
            (folder / page).mkdir(parents=True, exist_ok=True)
            shutil.copyfile(guide_site / page / "index.html", folder / page / "index.html")
        shutil.copyfile(guide_site / "sw.js", folder / "sw.js")
        for path in (*folder.rglob("*.html"), *folder.rglob("*.js")):
            if path.name == "sw.js":
                continue
            text = path.read_text(encoding="utf-8")
            if path.suffix == ".html":
                text = text.replace("<html ", f'<html {MARK}="{name}" ')
            elif path.parts[-2:] == ("search", "suggestions.js"):
                text += f'\ndocument.documentElement.setAttribute("data-scripts", "{name}");\n'
            path.write_text(text, encoding="utf-8")
        write_edition(folder, guide, "")
    return made


@pytest.fixture
def host(editions: dict[str, Path]) -> Iterator[Host]:
    """A server of the first edition."""
    host = Host(editions)
    host.start()
    yield host
    host.stop()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps nothing yet."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fr-FR")
    yield context
    context.close()


KEPT_IN_BROWSER = """async () => [
  (await navigator.serviceWorker.getRegistrations()).length, (await caches.keys()).length,
]"""


# That edition, and the notes; the worker erases the rest after it has answered.
ONE_EDITION_LEFT = """async () => {
  for (let turn = 0; turn < 100; turn += 1) {
    if ((await caches.keys()).length === 2) return true;
    await new Promise((done) => setTimeout(done, 50));
  }
  return false;
}"""


def keep(page: Page, host: Host) -> None:
    page.goto(f"{host.root}hors-ligne/")
    page.get_by_role("button", name="Garder le guide sur ce poste").click()
    expect(page.locator("#garder")).to_contain_text("Gardé sur ce poste", timeout=20_000)
    page.evaluate("navigator.serviceWorker.ready.then(() => null)")


def test_kept_on_request_read_without_server_taken_away_in_one_gesture(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    for address in ("", "hors-ligne/"):
        page.goto(f"{host.root}{address}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate(KEPT_IN_BROWSER) == [0, 0]
    keep(page, host)
    expect(page.locator("#garder")).to_contain_text("édition du")
    root = host.root
    host.stop()

    page.goto(root)
    expect(page.locator(".copie")).to_contain_text("Hors connexion, édition du")
    expect(page.locator(".copie")).to_have_css("padding-left", "16px")
    page.locator("#q-accueil").fill("mdp caf oublié")
    page.keyboard.press("Enter")
    expect(page.locator("#resultats")).to_have_attribute("data-etat", "fini")
    page.locator("#resultats > li a").first.click()
    answer = page.locator("details[data-reponse=mot-de-passe-oublie]")
    expect(answer).to_have_attribute("open", "")
    answer.locator("a[href*='compte=caf']").first.click()
    expect(page.locator("#rentrer-reponse")).to_contain_text("Essayez d'abord")
    page.goto(f"{root}situations/")
    expect(page.locator("h1")).to_have_text("Cette page n'est pas gardée sur ce poste")

    page.goto(f"{root}hors-ligne/")
    page.get_by_role("button", name="Chercher une édition plus récente").click()
    expect(page.locator("#garder")).to_contain_text("L'édition gardée reste en place")
    page.get_by_role("button", name="Tout retirer de ce poste").click()
    expect(page.locator("#garder")).to_contain_text("Vérifié")
    assert page.evaluate(KEPT_IN_BROWSER) == [0, 0]
    host.start(int(root.split(":")[2].split("/")[0]))
    page.goto(root)
    assert page.evaluate("navigator.serviceWorker.controller") is None


def mark(page: Page) -> list[str | None]:
    """Edition of a page, and of a script that it loads late."""
    page.locator("#q-accueil").press_sequentially("caf")
    page.locator("[role=option]").first.wait_for()
    return [page.locator("html").get_attribute(name) for name in (MARK, "data-scripts")]


def test_a_new_edition_comes_whole_and_is_never_mixed(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    keep(page, host)
    page.goto(host.root)
    page.wait_for_load_state("networkidle")
    host.edition = "deux"
    other = context.new_page()
    other.goto(f"{host.root}hors-ligne/")
    assert other.locator("html").get_attribute(MARK) == "un"
    host.asked.clear()
    other.get_by_role("button", name="Chercher une édition plus récente").click()
    expect(other.locator("#garder")).to_contain_text("est arrivée entière", timeout=20_000)
    # Only what changed crosses the network.
    changed = [one for one in host.asked if not one.endswith((".html", "/"))]
    # The browser may ask for the worker itself again.
    names = {one.split("/")[-1] for one in changed if "edition" not in one} - {"sw.js"}
    assert names == {"suggestions.js"}

    # The site is another one, the pages are still of the first.
    third = context.new_page()
    third.goto(host.root)
    assert mark(third) == ["un", "un"]
    third.close()
    # One says so: the page of the first edition still finds its scripts.
    other.get_by_role("button", name="L'ouvrir maintenant").click()
    expect(other.locator("html")).to_have_attribute(MARK, "deux")
    assert mark(page) == ["un", "un"]
    other.goto(host.root)
    assert mark(other) == ["deux", "deux"]
    # With its last page goes the first edition.
    page.close()
    other.goto(host.root)
    assert other.evaluate(ONE_EDITION_LEFT)


def test_a_new_edition_opens_by_itself_at_the_next_visit(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    keep(page, host)
    host.edition = "deux"
    page.goto(host.root)
    ready = page.locator(".copie").get_by_role("button", name="L'ouvrir maintenant")
    ready.wait_for(timeout=20_000)
    assert mark(page) == ["un", "un"]
    page.close()
    again = context.new_page()
    again.goto(host.root)
    assert mark(again) == ["deux", "deux"]


def test_cut_or_closed_in_the_middle_nothing_is_kept_half(
    context: BrowserContext, host: Host
) -> None:
    page = context.new_page()
    page.goto(f"{host.root}hors-ligne/")
    button = page.get_by_role("button", name="Garder le guide sur ce poste")
    button.click()
    page.locator("progress[value]").wait_for()
    page.close(run_before_unload=False)
    page = context.new_page()
    page.goto(host.root)
    assert page.evaluate("navigator.serviceWorker.controller") is None
    page.goto(f"{host.root}hors-ligne/")
    told = page.locator("#garder")
    expect(told).to_contain_text("s'était arrêté en route")
    host.left = 40
    page.get_by_role("button", name="Reprendre").click()
    expect(told).to_contain_text("Le guide n'est pas encore gardé", timeout=20_000)
    assert page.evaluate(KEPT_IN_BROWSER) == [0, 1]
    host.left = None
    host.asked.clear()
    page.get_by_role("button", name="Reprendre").click()
    expect(told).to_contain_text("Gardé sur ce poste", timeout=20_000)
    assert "/guide/a-z/" not in host.asked


REFUSALS: dict[str, tuple[str, str]] = {
    "no worker": ("delete Navigator.prototype.serviceWorker", "ne permet pas de garder"),
    "private": (
        "CacheStorage.prototype.has = CacheStorage.prototype.open = CacheStorage.prototype.keys ="
        " async () => { throw new DOMException('non', 'SecurityError') }", "refuse de garder",
    ),
    "little room": (
        "StorageManager.prototype.estimate = async () => ({ quota: 1e6, usage: 0 })",
        "pas assez de place",
    ),
    "full disk": (
        "let left = 30; const put = Cache.prototype.put; Cache.prototype.put = function (...a) {"
        " if ((left -= 1) < 0) throw new DOMException('plein', 'QuotaExceededError');"
        " return put.apply(this, a) }", "pas assez de place",
    ),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_is_said_and_leaves_nothing(
    refusal: str, context: BrowserContext, host: Host
) -> None:
    script, said = REFUSALS[refusal]
    page = context.new_page()
    page.add_init_script(script)
    page.goto(f"{host.root}hors-ligne/")
    button = page.get_by_role("button", name="Garder le guide sur ce poste")
    expect(button.or_(page.get_by_text(said)).first).to_be_visible()
    if button.is_visible():
        button.click()
    expect(page.locator("#garder")).to_contain_text(said, timeout=20_000)
    clean = context.new_page()
    clean.goto(host.root)
    assert clean.evaluate(KEPT_IN_BROWSER) == [0, 0]
