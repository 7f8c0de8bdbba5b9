"""A page opened by a browser that was never there: what it asks for, keeps, breaks and moves."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from measure.evaluate_search import Server

# Runs before the page; the debugger puts it there, so the security policy does not hold it.
WATCH = """
window.constats = { refus: [], decalage: 0 };
document.addEventListener("securitypolicyviolation", (event) => {
  constats.refus.push(`${event.effectiveDirective} ${event.blockedURI}`);
});
new PerformanceObserver((list) => {
  for (const one of list.getEntries()) if (!one.hadRecentInput) constats.decalage += one.value;
}).observe({ type: "layout-shift", buffered: true });
"""
STORED = """async () => {
  const bases = indexedDB.databases ? await indexedDB.databases() : [];
  const caisses = "caches" in window ? await caches.keys() : [];
  const aides = await navigator.serviceWorker?.getRegistrations() ?? [];
  return [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage),
    ...bases.map(({ name }) => name), ...caisses, ...aides.map(({ scope }) => scope),
    ...(document.cookie ? [document.cookie] : []),
  ];
}"""
PAINTED = """() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime ?? null"""


@dataclass(frozen=True)
class Visit:
    """What a first view of a page does.

    Args:
        size: bytes that came, compressed, without headers.
        requests: how many files came.
        shift: cumulative layout shift.
        paint: first contentful paint, in seconds; None when nothing was painted.
        refused: what the security policy stopped.
        errors: what the console says is wrong.
        foreign: addresses asked on another origin.
        stored: what was left in the browser.
    """

    size: int
    requests: int
    shift: float
    paint: float | None
    refused: tuple[str, ...]
    errors: tuple[str, ...]
    foreign: tuple[str, ...]
    stored: tuple[str, ...]

    @property
    def faults(self) -> list[str]:
        """French lines for what no page may do."""
        return [
            *(f"la politique de sécurité refuse : {one}" for one in self.refused),
            *(f"la console dit : {one}" for one in self.errors),
            *(f"demande ailleurs : {one}" for one in self.foreign),
            *(f"garde dans le navigateur : {one}" for one in self.stored),
        ]


def stored(page: Page) -> list[str]:
    """What an open page has left in the browser: cookies, storage, caches, workers."""
    cookies = [str(cookie["name"]) for cookie in page.context.cookies()]
    return [*page.evaluate(STORED), *cookies]


def visit(browser: Browser, server: Server, path: str) -> Visit:
    """Open a page with an empty browser, and wait until nothing more comes.

    Args:
        browser: Chromium.
        server: of the built site.
        path: address of the page, from the site's root.
    """
    context = browser.new_context(locale="fr-FR", viewport={"width": 1366, "height": 768})
    context.add_init_script(WATCH)
    page = context.new_page()
    errors: list[str] = []
    foreign: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("request", lambda asked: None if asked.url.startswith((server.address, "blob:"))
            else foreign.append(asked.url))
    server.sent.clear()
    page.goto(server.address + path)
    page.wait_for_load_state("networkidle")
    sent = list(server.sent)
    found = page.evaluate("constats")
    paint = page.evaluate(PAINTED)
    kept = stored(page)
    context.close()
    return Visit(
        sum(one.size for one in sent), len(sent), round(found["decalage"], 4),
        None if paint is None else paint / 1000, tuple(found["refus"]), tuple(errors),
        tuple(foreign), tuple(kept),
    )
