"""A small web that proves things: pages as they are, then with one thing changed."""

from __future__ import annotations

import io
import textwrap
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from faire_avec.upkeep.watch.visit import Manners

Headers = dict[str, str]
HTML = "text/html; charset=utf-8"
MANNERS = Manners("essai/1 (+https://guide.exemple.invalid)", delay=0, timeout=2, retries=1,
                  longest_rest=1, most_bytes=200_000)
AMOUNT = "Le montant maximal pour une personne seule est de 646,52 € par mois."
PAPER = "La demande peut se faire sur papier, au guichet de la caisse, sans rendez-vous."
BODY = f"""<!doctype html><html><head><title>Une aide</title></head><body>
<nav><a href="/">Accueil</a></nav><main><h1>Une aide</h1>
<p id="combien">{AMOUNT}</p>
<p>Elle est versée chaque mois par la caisse, à terme échu, sur le compte de la personne.</p>
<h2 id="comment">Comment la demander</h2><p>{PAPER}</p>
<p>La caisse répond par courrier ou dans l'espace personnel, et garde la date de la demande.</p>
</main></body></html>"""


@dataclass
class Page:
    """What an address answers."""

    body: bytes = b""
    status: int = 200
    headers: Headers = field(default_factory=dict)
    # Statuses of the first answers, before all is well.
    first: list[tuple[int, Headers]] = field(default_factory=list)


@dataclass
class Web:
    """Two hosts on this machine, what they answer and what they were asked."""

    here: str = ""
    elsewhere: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, Headers]] = field(default_factory=list)

    def put(self, path: str, body: str | bytes = BODY, status: int = 200,
            first: list[tuple[int, Headers]] | None = None, **headers: str) -> str:
        """Have a page answer so; its address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.pages[path] = Page(data, status, {"Content-Type": HTML, **named}, first or [])
        return self.here + path

    def times(self, path: str) -> int:
        """How often a page was asked for."""
        return Counter(asked for asked, _ in self.asked)[path]


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests readable."""

        def do_GET(self) -> None:
            web.asked.append((self.path, dict(self.headers.items())))
            page = web.pages.get(self.path, Page(status=404))
            status, headers = page.status, page.headers
            if page.first:
                status, headers = page.first.pop(0)
            known = self.headers.get("If-None-Match")
            if status == 200 and known and known == headers.get("ETag"):
                status = 304
            body = page.body if status not in (304,) else b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    return Handler


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on this machine, with one good page."""
    made = Web()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(made)) as server:
        port = server.server_address[1]
        made.here, made.elsewhere = f"http://127.0.0.1:{port}", f"http://localhost:{port}"
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01},
                         daemon=True).start()
        made.put("/aide", ETag='"1"')
        yield made
        server.shutdown()


def pdf(*pages: str) -> bytes:
    """A PDF with a page of text for each given text, lines cut as printers do."""
    from pypdf import PdfWriter
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    writer = PdfWriter()
    for text in pages:
        page = writer.add_blank_page(600, 800)
        stream = DecodedStreamObject()
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in textwrap.wrap(text, 50))
        stream.set_data(f"BT /F1 12 Tf 50 700 Td {shown} ET".encode("cp1252"))
        font = DictionaryObject({
            NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
        })
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F1"): font})})
        page[NameObject("/Contents")] = writer._add_object(stream)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


Guide = Callable[..., Path]


@pytest.fixture
def guide(tree: Callable[[dict[str, str]], Path], web: Web) -> Guide:
    """Write a guide whose contacts rest on passages of pages of this web."""
    from faire_avec.language.shingles import Text
    from faire_avec.upkeep.watch.webpage import read_page

    def write(passages: dict[str, tuple[str, str]], day: str = "2025-01-01",
              extra: str = "") -> Path:
        page = read_page(BODY.encode(), HTML).text
        sources, table, contacts = "", "", ""
        for name, (path, sentence) in passages.items():
            address = path if path.startswith("http") else web.here + path
            kept = page.keep(sentence) or Text([sentence]).keep(sentence)
            assert kept is not None
            sources += (f"s-{name}: {{titre: P, url: \"{address}\", editeur: E, nature: organisme, "
                        "consulte_le: 2025-01-01}\n")
            table += (f"{name}: {{source: s-{name}, empreinte: \"{kept.written()}\", "
                      f"lu_le: {day}}}\n")
            contacts += (f"# Ligne {name}\n{name}:\n  nom: Ligne {name}\n  source: s-{name}\n"
                         f"  passage: {name}\n  verifie_le: {day}  # jour\n")
        return tree({"sources.yml": sources, "passages.yml": table + extra,
                     "contacts.yml": contacts})

    return write
