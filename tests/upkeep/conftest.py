"""A small web on this machine, with every way a link goes wrong."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

SLOW = 0.2


@dataclass
class Web:
    """The server's two addresses, one nobody listens at, and what was asked."""

    here: str
    elsewhere: str
    closed: str
    asked: list[tuple[str, str, str]] = field(default_factory=list)


def _handler(web: Web) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Keep the output of the tests readable."""

        def _answer(self) -> None:
            web.asked.append((self.command, self.path, self.headers["User-Agent"]))
            code, headers = self._known()
            self.send_response(code)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def _known(self) -> tuple[int, dict[str, str]]:
            path = self.path.split("?")[0]
            seen = sum(asked[1] == self.path for asked in web.asked)
            if path == "/sans-head":
                return (405 if self.command == "HEAD" else 200), {}
            if path == "/lent":
                time.sleep(1.5 * SLOW)
                return 200, {}
            if path == "/muet":
                time.sleep(5 * SLOW)
                return 200, {}
            if path == "/enroue":  # HEAD and GET fail once, then all is well
                return (503 if seen <= 2 else 200), {}
            if path == "/cookie" and "vu=1" not in (self.headers["Cookie"] or ""):
                return 302, {"Location": "/cookie", "Set-Cookie": "vu=1"}
            if path == "/repos":  # a rest of some seconds, once; the number is in the address
                rest = {"Retry-After": self.path.partition("?")[2]}
                return (429, rest) if seen <= 2 else (200, {})
            moved = {
                "/renomme": "/bon", "/disparu": "/", "/vers-accueil-fr": "/fr/",
                "/demenage": f"{web.elsewhere}bon", "/parti": web.elsewhere, "/rond": "/rond",
            }
            if path in moved:
                return 301, {"Location": moved[path]}
            codes = {"/mort": 404, "/retire": 410, "/refuse": 403, "/occupe": 429, "/panne": 500}
            return codes.get(path, 200), {}

        do_HEAD = do_GET = _answer

    return Handler


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asked did not wait for the answer: that is the test."""


@pytest.fixture
def web() -> Iterator[Web]:
    """A server on this machine."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        closed = f"http://127.0.0.1:{free.getsockname()[1]}/"
    made = Web("", "", closed)
    with _Server(("127.0.0.1", 0), _handler(made)) as server:
        port = server.server_address[1]
        made.here, made.elsewhere = f"http://127.0.0.1:{port}/", f"http://localhost:{port}/"
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield made
        server.shutdown()
