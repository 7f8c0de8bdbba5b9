"""Evaluate the guide's own search in a real browser, beside two searches that come ready-made.

``python tests/measure/evaluate_search.py [--sans-temoins] [--seuils] [--site DOSSIER]``

The site of ``fiches/`` is built into a temporary folder. Each query of ``tests/queries/`` is
asked on the page of results; Markdown tables say how often the right sheet comes first or among
the first three, what the first search weighs, and how long it takes on a slow network and a slow
machine. The same queries are asked to Pagefind alone, on the same index and with its default
settings, and to the search of Material for MkDocs, on plain pages that hold the same texts.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from faire_avec.corpus import load
from faire_avec.exports.search import in_order
from faire_avec.exports.search.passages import Field, entries
from faire_avec.exports.search.postings import both_ways, index
from faire_avec.exports.search.shelves import files

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
from noderun import program  # noqa: E402

FOLDER = ROOT / "tests" / "queries"
QUERIES = FOLDER / "requetes-dev.tsv"
# Written by people who live these problems, on public pages.
REAL_QUERIES = FOLDER / "requetes-reelles.tsv"
WITHOUT_ANSWER = FOLDER / "requetes-sans-reponse.tsv"
SCRIPTS = Path(__file__).resolve().parent / "search"
# One sentence in five of what people say is kept out of an index, then asked.
HELD_SHARE = 0.2
MAXIMUM = 10  # results looked at
FIRST, SECOND = "caf", "ameli"  # the words of the timed searches

# As in tests/browser/conftest.py.
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]
ROUND_TRIP = 0.4  # seconds, for each request
BITS_PER_SECOND = 400_000
SEGMENT = 1460  # bytes sent at once
SLOWER_CPU = 4
KEY_DELAY = 150  # milliseconds between two typed letters
PATIENCE = 30_000  # milliseconds before a result is given up


class EvaluationError(Exception):
    """The search could not be evaluated.

    Args:
        reason: French sentence for the user.
    """


# --- Queries and what they are worth ---------------------------------------------------------


@dataclass(frozen=True)
class Query:
    """A query and the sheets that answer it.

    Args:
        text: what is typed.
        expected: ids of the sheets, the best one first.
        kind: its family in the file of queries.
    """

    text: str
    expected: tuple[str, ...]
    kind: str


@dataclass(frozen=True)
class Answer:
    """What a search engine answers to a query.

    Args:
        query: the query.
        found: ids of the results, in order.
    """

    query: Query
    found: tuple[str, ...]

    @property
    def rank(self) -> int | None:
        """Rank of the first expected sheet, from 1; None when it is not there."""
        ranks = (rank for rank, name in enumerate(self.found, 1) if name in self.query.expected)
        return next(ranks, None)

    def within(self, limit: int) -> bool:
        """Whether an expected sheet is among the first ``limit`` results."""
        return self.rank is not None and self.rank <= limit

    @property
    def succeeds(self) -> bool:
        """First for an exact name, among the first three otherwise."""
        return self.within(1 if self.query.kind == "exact" else 3)

    def shown(self) -> str:
        """One French line: what was asked, expected, found."""
        found = ", ".join(self.found[:3]) or "rien"
        expected = " ou ".join(self.query.expected)
        return f"« {self.query.text} » ({self.query.kind}) : attendu {expected} ; trouvé {found}"


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def read_queries(path: Path = QUERIES) -> list[Query]:
    """The queries that have an answer."""
    return [Query(text, tuple(ids.split("|")), kind) for text, ids, kind, *_ in _rows(path)]


def read_without_answer(path: Path = WITHOUT_ANSWER) -> list[str]:
    """The queries that the guide cannot answer."""
    return [row[0] for row in _rows(path)]


def share(answers: Sequence[Answer], limit: int) -> float:
    """Share of the answers that hold an expected sheet among the first ``limit``, from 0 to 1."""
    return sum(answer.within(limit) for answer in answers) / len(answers) if answers else 1.0


def mean_reciprocal_rank(answers: Sequence[Answer]) -> float:
    """Mean of 1 / rank, 0 for what is not found."""
    return statistics.fmean(1 / answer.rank if answer.rank else 0.0 for answer in answers)


# Family of queries (None for all), among how many results, least share.
THRESHOLDS: tuple[tuple[str | None, int, float], ...] = (
    (None, 3, 0.95), ("exact", 1, 1.0), ("faute", 3, 0.9), ("probleme", 3, 0.9),
)
# Share of the queries that may come out empty.
MOST_EMPTY = 0.02


def of_kind(answers: Sequence[Answer], kind: str | None) -> list[Answer]:
    """The answers to one family of queries; all of them for None."""
    return [answer for answer in answers if kind in (None, answer.query.kind)]


def shortfalls(answers: Sequence[Answer]) -> list[str]:
    """French lines for the thresholds that are not reached."""
    lines = []
    empty = sum(not answer.found for answer in answers) / max(1, len(answers))
    if empty > MOST_EMPTY:
        lines.append(f"sans résultat : {_percent(empty)}, il faut {_percent(MOST_EMPTY)} au plus")
    for kind, limit, least in THRESHOLDS:
        reached = share(of_kind(answers, kind), limit)
        if reached < least:
            where = "en premier" if limit == 1 else f"parmi les {limit} premiers"
            lines.append(
                f"{kind or 'ensemble'} : {_percent(reached)} {where}, il faut {_percent(least)}"
            )
    return lines


# --- A local server, as quick as the machine or as slow as a bad network ----------------------


@dataclass
class Link:
    """A network link that all connections share.

    Args:
        slow: whether it is slow at all.
    """

    slow: bool
    _free_at: float = 0.0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def wait_round_trip(self) -> None:
        """Wait for a request to go and its answer to begin."""
        if self.slow:
            time.sleep(ROUND_TRIP)

    def wait_for(self, size: int) -> None:
        """Wait until ``size`` bytes have gone through."""
        if not self.slow:
            return
        with self._lock:
            begun = max(time.monotonic(), self._free_at)
            self._free_at = begun + size * 8 / BITS_PER_SECOND
            done = self._free_at
        time.sleep(max(0.0, done - time.monotonic()))


@dataclass(frozen=True)
class Sent:
    """A file that was sent.

    Args:
        path: its address on the site.
        size: bytes of its body, compressed.
    """

    path: str
    size: int

    @property
    def is_search(self) -> bool:
        """A script or data, by contrast with a page and its looks."""
        return self.path.startswith("/pagefind/") or self.path.endswith((".js", ".json"))


class Server(ThreadingHTTPServer):
    """Serves a folder as a web host does: compressed, kept by the browser for ten minutes.

    Args:
        folder: the site.
        slow: emulate a slow network.
    """

    def __init__(self, folder: Path, *, slow: bool) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.folder = folder
        self.link = Link(slow)
        self.sent: list[Sent] = []
        self.last = time.monotonic()
        self._bodies: dict[Path, tuple[bytes, bool]] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/"

    def body(self, path: Path, kind: str) -> tuple[bytes, bool]:
        """What is sent for a file, and whether it is compressed."""
        if path not in self._bodies:
            text = kind.startswith("text/") or kind.endswith(("javascript", "json", "xml"))
            content = path.read_bytes()
            self._bodies[path] = (gzip.compress(content, 6) if text else content, text)
        return self._bodies[path]

    def note(self, path: str, size: int) -> None:
        self.sent.append(Sent(path, size))
        self.last = time.monotonic()

    def take_sent(self, quiet: float = 1.5) -> list[Sent]:
        """Wait until nothing more is asked; what was sent since the last time."""
        while time.monotonic() - self.last < quiet:
            time.sleep(0.05)
        taken, self.sent = self.sent, []
        return taken

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page early closes its connections: not an error here."""


class _Handler(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # Small answers leave at once, as from a real host.
    server: Server

    def log_message(self, format: str, *args: object) -> None:
        """Keep the report readable."""

    def do_GET(self) -> None:
        self.server.last = time.monotonic()
        self.server.link.wait_round_trip()
        self.directory = str(self.server.folder)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(str(path))
        body, compressed = self.server.body(path, kind)
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600")
        if compressed:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        for start in range(0, len(body), SEGMENT):
            segment = body[start:start + SEGMENT]
            self.server.link.wait_for(len(segment))
            self.wfile.write(segment)
        self.server.note(self.path.split("?")[0], len(body))


@contextmanager
def serving(folder: Path, *, slow: bool = False) -> Iterator[Server]:
    """Serve a folder for a while."""
    with Server(folder, slow=slow) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


# --- The three searches -----------------------------------------------------------------------


@dataclass(frozen=True)
class Engine:
    """A search, as a reader meets it.

    Args:
        name: its name in the tables.
        site: folder of its site.
        ask: gives a page, an address and a query to it; the ids of the results.
        results: page that answers to a query, its words at ``{}``.
        first: selector of a result on that page.
        home: page with a search box.
        box: selector of the box.
        suggestion: selector of a result while typing.
        ready: selector that exists once the box listens.
    """

    name: str
    site: Path
    ask: Callable[[Page, str, str], list[str]]
    results: str
    first: str
    home: str
    box: str
    suggestion: str
    ready: str

    def open_results(self, page: Page, address: str, query: str) -> None:
        """Open the page of results of a query."""
        page.goto(address + self.results.format(quote(query)))


# Asks many queries to the guide's own search at once, from any of its pages, as the suggestions do:
# the full text of the sheets does not complete the results.
ASK_ALL = """async (requetes) => {
  const { linesOf, searchKnown } = await import("/assets/search/known.js");
  const trouves = [];
  for (const requete of requetes) {
    const { results } = await searchKnown(requete, { most: 10 });
    trouves.push((await linesOf(results, true)).map(({ id }) => id));
  }
  return trouves;
}"""
IDS_OF_ITEMS = "all => all.map((li) => li.dataset.fiche)"
IDS_OF_LINKS = (
    "all => all.map((a) => new URL(a.href).pathname.split('/').filter(Boolean).at(-1) ?? '')"
)


def our_engine(site: Path) -> Engine:
    """The guide's own search."""

    def ask(page: Page, address: str, query: str) -> list[str]:
        engine.open_results(page, address, query)
        page.wait_for_selector("#resultats[data-etat=fini]", state="attached")
        return list(page.eval_on_selector_all("#resultats > li", IDS_OF_ITEMS))

    engine = Engine(
        "Faire avec", site, ask, "recherche/?q={}", "#resultats > li", "", "#q-accueil",
        ".suggestions [role=option]", "#q-accueil[role=combobox]",
    )
    return engine


PAGEFIND_PAGE = """\
<!doctype html>
<html lang="fr"><meta charset="utf-8"><title>Pagefind seul</title>
<input type="search" id="q"><ol id="resultats" data-etat="attente"></ol>
<script type="module">
const champ = document.getElementById("q");
const liste = document.getElementById("resultats");
const pagefind = await import("/pagefind/pagefind.js");
let tour = 0;
async function montrer(recherche) {
  const ceTour = (tour += 1);
  const trouve = await recherche;  // Nothing when other letters came in the meantime.
  const suite = trouve?.results.slice(0, 10).map((un) => un.data());
  const pages = suite && await Promise.all(suite);
  if (!pages || ceTour !== tour) return;
  liste.replaceChildren(...pages.map(({ url, meta }) => {
    const li = document.createElement("li");
    const a = document.createElement("a");
    a.href = url;
    a.textContent = meta.title;
    li.append(a);
    return li;
  }));
  liste.dataset.etat = "fini";
}
champ.addEventListener("input", () => montrer(pagefind.debouncedSearch(champ.value)));
champ.value = new URLSearchParams(location.search).get("q") ?? champ.value;
champ.dataset.pret = "";
if (champ.value) montrer(pagefind.search(champ.value));
</script></html>
"""


def pagefind_engine(site: Path, folder: Path) -> Engine:
    """Pagefind with its default settings, on the index of our site.

    Args:
        site: our built site.
        folder: folder to create, a copy of the site.
    """

    def ask(page: Page, address: str, query: str) -> list[str]:
        engine.open_results(page, address, query)
        page.wait_for_selector("#resultats[data-etat=fini]", state="attached")
        return list(page.eval_on_selector_all("#resultats a", IDS_OF_LINKS))

    shutil.copytree(site, folder)
    (folder / "pagefind-seul.html").write_text(PAGEFIND_PAGE, encoding="utf-8")
    engine = Engine(
        "Pagefind seul", folder, ask, "pagefind-seul.html?q={}", "#resultats > li",
        "pagefind-seul.html", "#q", "#resultats > li", "#q[data-pret]",
    )
    return engine


MATERIAL_CONFIG = """\
site_name: Témoin
use_directory_urls: true
theme:
  name: material
  language: fr
  font: false
plugins:
  - search:
      lang: fr
"""
MATERIAL_BOX = "[data-md-component=search-query]"
MATERIAL_META = ".md-search-result__meta"
MATERIAL_IDLE = "Taper pour démarrer la recherche"
MATERIAL_STARTING = "Initialisation de la recherche"
# What Material says of a query, as opposed to what it says before one.
MATERIAL_SAYS = f"""idle => {{
  const said = document.querySelector("{MATERIAL_META}").textContent.trim();
  return idle ? said === "{MATERIAL_IDLE}"
    : said !== "{MATERIAL_IDLE}" && said !== "{MATERIAL_STARTING}";
}}"""


def material_engine(site: Path, folder: Path) -> Engine:
    """Material's own search, on plain pages that hold the texts of our sheets.

    Args:
        site: our built site.
        folder: folder to create.
    """

    def put(page: Page, text: str) -> None:
        page.fill(MATERIAL_BOX, text)
        page.press(MATERIAL_BOX, "End")  # Material listens to keys.
        page.wait_for_function(MATERIAL_SAYS, arg=text == "")

    def ask(page: Page, address: str, query: str) -> list[str]:
        if not page.url.startswith(address):
            page.goto(address)
            page.focus(MATERIAL_BOX)
        put(page, "")
        put(page, query)
        links = ".md-search-result__item > a.md-search-result__link"
        return list(page.eval_on_selector_all(links, IDS_OF_LINKS))

    write_material_project(site, folder)
    _run([sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file",
          str(folder / "mkdocs.yml"), "--site-dir", str(folder / "site")])
    item = ".md-search-result__item"
    return Engine(
        "Material", folder / "site", ask, "?q={}", item, "", MATERIAL_BOX, item, MATERIAL_BOX
    )


_VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
_INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "small", "span", "strong", "time"}
_HEADINGS = {"h2": "## ", "h3": "### ", "h4": "#### "}
_MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]()#+\-.!])")


class _SheetText(HTMLParser):
    """The text of a sheet's page as plain Markdown, without title and aliases.

    What the page hides from our own index is left out too.
    """

    def __init__(self) -> None:
        super().__init__()
        self.blocks: list[str] = [""]
        self._hidden: list[bool] = []  # for each open element, from the sheet's article on

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in _VOID or not (self._hidden or "data-fiche" in values):
            return
        hidden = tag == "h1" or "data-pagefind-ignore" in values or values.get("class") == "aussi"
        self._hidden.append(hidden or (bool(self._hidden) and self._hidden[-1]))
        self._cut(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._hidden and tag not in _VOID:
            self._hidden.pop()
            self._cut("" if tag not in _INLINE else tag)

    def handle_data(self, data: str) -> None:
        if self._hidden and not self._hidden[-1]:
            self.blocks[-1] += _as_markdown(data)

    def _cut(self, tag: str) -> None:
        if tag not in _INLINE:
            self.blocks.append(_HEADINGS.get(tag, ""))

    def markdown(self) -> str:
        """The blocks that say something."""
        blocks = (" ".join(block.split()) for block in self.blocks)
        return "\n\n".join(block for block in blocks if block.strip("# "))


def _as_markdown(text: str) -> str:
    return _MARKDOWN_SIGNS.sub(r"\\\1", html.escape(text, quote=False))


def write_material_project(site: Path, folder: Path) -> None:
    """Write a MkDocs project with a page for each sheet: title, aliases, text.

    Args:
        site: our built site.
        folder: folder to create.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(MATERIAL_CONFIG, encoding="utf-8")
    (docs / "index.md").write_text("# Témoin\n", encoding="utf-8")
    for sheet in listed_sheets(site):
        parser = _SheetText()
        parser.feed((site / sheet["adresse"] / "index.html").read_text(encoding="utf-8"))
        aliases = _as_markdown(", ".join(sheet["alias"]))
        text = f"# {_as_markdown(sheet['titre'])}\n\n{aliases}\n\n{parser.markdown()}\n"
        path = docs / f"{sheet['adresse'].rstrip('/')}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def listed_sheets(site: Path) -> list[dict[str, Any]]:
    """The sheets of a built site, as it publishes them."""
    listed = json.loads((site / "api" / "v1" / "fiches.json").read_text(encoding="utf-8"))
    return list(listed["fiches"])


# --- Measures ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Judgement:
    """What a search found.

    Args:
        engine: its name.
        answers: to the queries whose sheets exist.
        false_positives: results of the queries that have no answer.
    """

    engine: str
    answers: tuple[Answer, ...]
    false_positives: Mapping[str, list[str]]


def judge(
    browser: Browser, engine: Engine, queries: Iterable[Query], without_answer: Iterable[str]
) -> Judgement:
    """Ask every query to a search, on a single page."""
    _tell(f"Questions posées à : {engine.name}…")
    context = browser.new_context(locale="fr-FR")
    page = context.new_page()
    with serving(engine.site) as server:
        answers = tuple(
            Answer(query, tuple(engine.ask(page, server.address, query.text)[:MAXIMUM]))
            for query in queries
        )
        unasked = {text: engine.ask(page, server.address, text) for text in without_answer}
    context.close()
    return Judgement(engine.name, answers, {text: ids for text, ids in unasked.items() if ids})


@dataclass(frozen=True)
class Visit:
    """One search on the slow network.

    Args:
        seconds: from the opening of the page to the first visible result; None for never.
        after_key: from the last typed letter to the first visible result, when one types;
            0 when a result showed before.
        sent: the files it took.
    """

    seconds: float | None
    after_key: float | None
    sent: tuple[Sent, ...]


# Notes when the first result shows, and when the last letter was typed.
WATCH = """(() => {
  addEventListener("keydown", () => { window.derniereTouche = performance.now(); }, true);
  const regarder = () => {
    const vu = document.querySelector(SELECTEUR);
    if (vu?.checkVisibility()) window.premierResultat = performance.now();
    else requestAnimationFrame(regarder);
  };
  regarder();
})();"""

Search = Callable[[Page, str, str], None]


def _slowed_page(context: BrowserContext, watched: str) -> Page:
    page = context.new_page()
    page.add_init_script(WATCH.replace("SELECTEUR", json.dumps(watched)))
    session = context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_CPU})
    return page


def _visit(page: Page, server: Server, search: Search, query: str) -> Visit:
    search(page, server.address, query)
    seconds = after_key = None
    try:
        page.wait_for_function("window.premierResultat", timeout=PATIENCE)
    except PlaywrightError:
        _tell(f"  rien ne vient pour « {query} »")
    else:
        first, key = page.evaluate("[window.premierResultat, window.derniereTouche ?? null]")
        seconds = first / 1000
        after_key = None if key is None else max(0.0, (first - key) / 1000)
    return Visit(seconds, after_key, tuple(server.take_sent()))


def typing(engine: Engine, *, hasty: bool) -> Search:
    """Open the page of the search box and type a query.

    Args:
        engine: the search.
        hasty: type as soon as the box shows, without waiting until it listens.
    """

    def search(page: Page, address: str, query: str) -> None:
        page.goto(address + engine.home, wait_until="commit")
        page.wait_for_selector(engine.box if hasty else engine.ready)
        page.focus(engine.box)
        page.keyboard.type(query, delay=KEY_DELAY)

    return search


def opening(engine: Engine) -> Search:
    """Open the page of results of a query."""

    def search(page: Page, address: str, query: str) -> None:
        page.goto(address + engine.results.format(quote(query)), wait_until="commit")

    return search


@dataclass(frozen=True)
class Timing:
    """A way to search, tried several times with an empty browser, then once more in the same.

    Args:
        engine: name of the search.
        way: what the reader does, in French.
        cold: the first searches.
        warm: the second ones, with another word.
    """

    engine: str
    way: str
    cold: tuple[Visit, ...]
    warm: tuple[Visit, ...]


def time_search(
    browser: Browser, engine: Engine, way: str, search: Search, watched: str, repetitions: int
) -> Timing:
    """Time a way to search."""
    _tell(f"Réseau lent : {engine.name}, {way}…")
    cold, warm = [], []
    with serving(engine.site, slow=True) as server:
        for _ in range(repetitions):
            # The pages' policy would forbid the watch itself.
            context = browser.new_context(locale="fr-FR", bypass_csp=True)
            page = _slowed_page(context, watched)
            server.take_sent(0)
            cold.append(_visit(page, server, search, FIRST))
            warm.append(_visit(page, server, search, SECOND))
            context.close()
    return Timing(engine.name, way, tuple(cold), tuple(warm))


def time_engine(browser: Browser, engine: Engine, repetitions: int) -> Iterator[Timing]:
    """Time every way to search with an engine."""
    ways = (
        ("page de résultats", opening(engine), engine.first),
        ("frappe, dès que la case se voit", typing(engine, hasty=True), engine.suggestion),
        ("frappe, une fois la case prête", typing(engine, hasty=False), engine.suggestion),
    )
    for way, search, watched in ways:
        yield time_search(browser, engine, way, search, watched, repetitions)


# --- Report -----------------------------------------------------------------------------------


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _decimal(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def _percent(value: float) -> str:
    return f"{_decimal(100 * value, 1).removesuffix(',0')} %"


def _kilobytes(size: int) -> str:
    return f"{_decimal(size / 1000, 1)} ko"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], left: int = 1) -> list[str]:
    marks = ["---" if rank < left else "--:" for rank in range(len(head))]
    return [f"| {' | '.join(row)} |" for row in (head, marks, *rows)]


def quality_table(judgements: Sequence[Judgement]) -> list[str]:
    """Success by family of queries, a pair of columns for each search."""
    head = ["Genre", "Requêtes"]
    for judgement in judgements:
        head += [f"{judgement.engine} : 1er", "3 premiers"]
    kinds = dict.fromkeys(answer.query.kind for answer in judgements[0].answers)
    rows = [_quality_row(judgements, kind, kind) for kind in kinds]
    rows.append(_quality_row(judgements, None, "**ensemble**"))
    ranks = (_decimal(mean_reciprocal_rank(one.answers), 3) for one in judgements)
    rows.append(["rang réciproque moyen", ""] + [cell for rank in ranks for cell in (rank, "")])
    false = (str(len(one.false_positives)) for one in judgements)
    rows.append(["faux positifs", str(len(read_without_answer()))]
                + [cell for number in false for cell in (number, "")])
    return _table(head, rows)


def _quality_row(judgements: Sequence[Judgement], kind: str | None, label: str) -> list[str]:
    row = [label, str(len(of_kind(judgements[0].answers, kind)))]
    for judgement in judgements:
        answers = of_kind(judgement.answers, kind)
        row += [_percent(share(answers, 1)), _percent(share(answers, 3))]
    return row


def _times(values: Sequence[float | None]) -> str:
    seen = [value for value in values if value is not None]
    if len(seen) < len(values):
        return "jamais" if not seen else f"jamais {len(values) - len(seen)} fois"
    if not seen:
        return ""
    spread = f"{_decimal(min(seen), 1)}–{_decimal(max(seen), 1)}"
    return f"{_decimal(statistics.median(seen), 1)} s ({spread})"


def _after_key(visits: Sequence[Visit]) -> str:
    return _times([visit.after_key for visit in visits if visit.after_key is not None])


def time_table(timings: Sequence[Timing]) -> list[str]:
    """Seconds to the first result."""
    head = ["Recherche", "Geste", "1re recherche", "après la dernière touche",
            "2e recherche", "après la dernière touche"]
    rows = [
        [one.engine, one.way,
         _times([visit.seconds for visit in one.cold]), _after_key(one.cold),
         _times([visit.seconds for visit in one.warm]), _after_key(one.warm)]
        for one in timings
    ]
    return _table(head, rows, 2)


def weight_table(timings: Sequence[Timing]) -> list[str]:
    """Bytes asked by a first and a second search."""
    head = ["Recherche", "Geste", "1re recherche", "dont scripts et index", "demandes",
            "2e recherche", "dont scripts et index", "demandes"]
    rows = [
        [one.engine, one.way, *_weights(one.cold[0].sent), *_weights(one.warm[0].sent)]
        for one in timings
    ]
    return _table(head, rows, 2)


def _weights(sent: Sequence[Sent]) -> list[str]:
    whole = sum(one.size for one in sent)
    search = sum(one.size for one in sent if one.is_search)
    return [_kilobytes(whole), _kilobytes(search), str(len(sent))]


def _listing(title: str, lines: Sequence[str]) -> list[str]:
    return [f"### {title} ({len(lines)})", "", *(f"- {line}" for line in lines or ["aucun"]), ""]


def quality_report(judgements: Sequence[Judgement], absent: Sequence[Query]) -> list[str]:
    """What the searches find: tables and lists."""
    ours = judgements[0]
    misses = [answer.shown() for answer in ours.answers if not answer.succeeds]
    false = [f"« {text} » : {', '.join(ids)}" for text, ids in ours.false_positives.items()]
    missing = [f"« {query.text} » : {' ou '.join(query.expected)}" for query in absent]
    return [
        "## Ce que la recherche trouve", "", *quality_table(judgements), "",
        *_listing("Échecs", misses),
        *_listing("Faux positifs", false),
        *_listing("Requêtes comptées à part : fiche absente", missing),
    ]


def slow_report(timings: Sequence[Timing], repetitions: int) -> list[str]:
    """What the searches cost on the slow network: tables."""
    return [
        "## Sur un réseau lent", "",
        f"{round(1000 * ROUND_TRIP)} ms d'attente par demande, {BITS_PER_SECOND // 1000} kbit/s "
        f"partagés, processeur {SLOWER_CPU} fois plus lent (sauf les tâches de fond des pages, "
        "dont se servent Pagefind et Material), fichiers gardés 10 minutes par le navigateur. "
        f"1re recherche : « {FIRST} », navigateur vide ; 2e : « {SECOND} », dans le même. "
        f"Médiane de {repetitions} essais (min.–max.), de l'ouverture de la page au premier "
        "résultat visible.", "",
        *time_table(timings), "",
        "Poids compressé, sans les en-têtes :", "",
        *weight_table(timings), "",
    ]


# --- Command ----------------------------------------------------------------------------------


def _run(command: Sequence[str]) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        said = f"{done.stdout}\n{done.stderr}".strip()
        raise EvaluationError(f"La commande a échoué : {' '.join(command)}\n{said}")


def build_guide(site: Path) -> Path:
    """Build the guide into a folder, and give it back."""
    _tell("Construction du site…")
    _run([sys.executable, "-m", "faire_avec", "construire", "--fiches", str(ROOT / "fiches"),
          "--config", str(ROOT / "mkdocs.yml"), "--site", str(site)])
    return site


@contextmanager
def chromium() -> Iterator[Browser]:
    """Chromium from the system; ``tests/browser/chromium.sh`` finds or installs it."""
    path = os.environ.get("FAIRE_AVEC_CHROMIUM") or shutil.which("chromium")
    if not path:
        raise EvaluationError(
            "Aucun Chromium : lancez make evaluer-recherche, ou donnez FAIRE_AVEC_CHROMIUM"
        )
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


def _engines(site: Path, work: Path, alone: bool) -> list[Engine]:
    engines = [our_engine(site)]
    if not alone:
        _tell("Préparation des témoins…")
        engines.append(pagefind_engine(site, work / "pagefind"))
        engines.append(material_engine(site, work / "material"))
    return engines


def evaluate(options: argparse.Namespace, work: Path) -> int:
    """Evaluate everything asked for and print the report; 1 below the thresholds, 0 otherwise.

    Args:
        options: words of the command line.
        work: folder for what has to be written.
    """
    site = options.site.resolve() if options.site else build_guide(work / "site")
    sheets = {sheet["id"] for sheet in listed_sheets(site)}
    asked = {path: read_queries(path) for path in (QUERIES, REAL_QUERIES)}
    engines = _engines(site, work, options.sans_temoins)
    with chromium() as browser:
        print(f"# Recherche du guide\n\n{len(sheets)} fiches, Chromium {browser.version}.\n")
        judged: dict[Path, list[Judgement]] = {}
        for path, queries in asked.items():
            present = [query for query in queries if sheets.intersection(query.expected)]
            absent = [query for query in queries if not sheets.intersection(query.expected)]
            judged[path] = [judge(browser, one, present, read_without_answer()) for one in engines]
            print(f"# {path.name}\n")
            print("\n".join(quality_report(judged[path], absent)), flush=True)
        outside = Outside(site, work)
        if options.minisearch:
            print("\n".join(outside.library_report(options.minisearch, asked)), flush=True)
        if not options.sans_ajustement:
            print("\n".join(outside.cross_validation_report()), flush=True)
        if options.repetitions:
            timings = [
                timing for engine in engines
                for timing in time_engine(browser, engine, options.repetitions)
            ]
            print("\n".join(slow_report(timings, options.repetitions)), flush=True)
    return _verdict([one[0] for one in judged.values()]) if options.seuils else 0


class Outside:
    """What is measured in Node, outside the browser: the fitting, and a library.

    Args:
        site: the built site.
        work: folder for what has to be written.
    """

    def __init__(self, site: Path, work: Path) -> None:
        self.index = site / "assets" / "search"
        self.work = work
        corpus, _ = load(ROOT / "fiches")
        self.neighbours = corpus.tables.neighbours.entries
        self.synonyms = both_ways(corpus.tables.synonyms)
        self.entries, self.organisms = in_order(entries(corpus))

    def _node(self, script: str, *arguments: Path | str) -> Any:
        command = [program(), "--no-warnings", str(SCRIPTS / script), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            raise EvaluationError(f"La mesure a échoué : {script}\n{done.stderr}")
        return json.loads(done.stdout)

    def _without_some(self) -> tuple[Path, Path]:
        """An index without some of what people say, and the file of what was kept out."""
        chance = random.Random(7)
        held = []
        kept = []
        for entry in self.entries:
            said = [one for one in entry.passages if one.field is Field.SAID and one.part
                    and chance.random() < HELD_SHARE]
            held += [[one.text, entry.id, one.part] for one in said]
            passages = [one for one in entry.passages if one not in said]
            kept.append(replace(entry, passages=passages))
        postings = index(kept, self.synonyms)
        for one in files(kept, self.organisms, postings, self.neighbours):
            path = self.work / "held" / one.path.removeprefix("assets/search/")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(str(one.content), encoding="utf-8")
        listed = self.work / "held.json"
        listed.write_text(json.dumps(held), encoding="utf-8")
        return self.work / "held", listed

    def cross_validation_report(self) -> list[str]:
        """Success on queries that the parameters were not fitted on."""
        _tell("Validation croisée (quelques minutes)…")
        apart, listed = self._without_some()
        answer = self._node("fit.js", self.index, apart, listed, FOLDER)
        return ["## Validation croisée", "",
                "Paramètres choisis cinq fois sur les quatre cinquièmes des requêtes des deux "
                "fichiers ; jugés sur le cinquième qui reste.", "",
                *_outside_table(answer["crossValidated"])]

    def library_report(self, library: Path, asked: Mapping[Path, Sequence[Query]]) -> list[str]:
        """What MiniSearch finds on the same texts, with the settings its guide advises."""
        documents = self.work / "documents.json"
        documents.write_text(json.dumps([
            {"id": entry.id, **{
                name: " . ".join(one.text for one in entry.passages if one.field in fields)
                for name, fields in _LIBRARY_FIELDS.items()
            }} for entry in self.entries
        ]), encoding="utf-8")
        answer = self._node("library.js", library.resolve(), documents, *asked, WITHOUT_ANSWER)
        return ["## MiniSearch", "", *_outside_table(answer["judged"]), "",
                f"Faux positifs : {answer['false']}.", ""]


_LIBRARY_FIELDS = {
    "title": {Field.TITLE}, "names": {Field.NAME}, "said": {Field.ANSWER, Field.SAID},
    "text": {Field.TEXT},
}


def _outside_table(judged: Sequence[Mapping[str, Any]]) -> list[str]:
    names = (QUERIES.name, REAL_QUERIES.name)
    rows = []
    for file, name in enumerate(names):
        ours = [one for one in judged if one["file"] == file]
        for kind in (*dict.fromkeys(one["kind"] for one in ours), None):
            some = [one for one in ours if kind in (None, one["kind"])]
            ranks = [one["rank"] for one in some]
            empty = sum(one["count"] == 0 for one in some)
            rows.append([
                name, kind or "**ensemble**", str(len(some)),
                _percent(sum(rank == 0 for rank in ranks) / len(some)),
                _percent(sum(0 <= rank < 3 for rank in ranks) / len(some)), str(empty),
            ])
    head = ["Fichier", "Genre", "Requêtes", "1er", "3 premiers", "sans résultat"]
    return [*_table(head, rows, 2), ""]


def _verdict(ours: Sequence[Judgement]) -> int:
    below = [line for one in ours for line in shortfalls(one.answers)]
    false = {text for one in ours for text in one.false_positives}
    if false:
        below.append(f"faux positifs : {len(false)}, il en faut 0")
    print("\n".join(["## Seuils", "", *(f"- {line}" for line in below or ["tous atteints"])]))
    return 1 if below else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description="Pose les requêtes de tests/queries/ à la recherche du guide, dans un vrai "
        "navigateur, et mesure ce qu'elle coûte sur un réseau lent."
    )
    parser.add_argument("--sans-temoins", action="store_true",
                        help="sans comparer avec Pagefind seul et la recherche de Material")
    parser.add_argument("--sans-ajustement", action="store_true",
                        help="sans la validation croisée des paramètres")
    parser.add_argument("--minisearch", type=Path, default=None, metavar="DOSSIER",
                        help="comparer avec cette bibliothèque, installée avec npm")
    parser.add_argument("--seuils", action="store_true",
                        help="échouer si la recherche trouve moins que ce qu'on attend d'elle")
    parser.add_argument("--repetitions", type=int, default=3, metavar="N",
                        help="nombre d'essais sur le réseau lent ; 0 pour s'en passer (3)")
    parser.add_argument("--site", type=Path, default=None, metavar="DOSSIER",
                        help="site déjà construit, au lieu d'en construire un")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when all is well, 1 below the thresholds or when it fails."""
    options = _parser().parse_args(arguments)
    try:
        with tempfile.TemporaryDirectory(prefix="faire-avec-recherche-") as work:
            return evaluate(options, Path(work))
    except (EvaluationError, PlaywrightError) as error:
        print(error, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
