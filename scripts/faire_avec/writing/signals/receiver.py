"""A small receiver of signals, for whoever hosts the guide and has no form of their own.

Off unless someone runs ``faire-avec recevoir``. It keeps the signal and nothing of who sent it: no
address, no hour, no header. It listens on this machine; the web server in front of it sends it one
path, and nothing else.
"""

from __future__ import annotations

import json
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

from faire_avec.writing.signals.wire import BadSignal, as_json, from_object, signal_of

MOST_BYTES = 4096
MOST_FILE_BYTES = 10_000_000
# Of everybody together: a flood closes the door for a while, and nobody is noted for it.
PER_MINUTE, PER_DAY = 30, 1000
_MOST_FIELDS = 12
_SLOWEST = 10
# Filled by robots only; and what a host's own form adds.
_TRAP, _HOST = "site", "form-name"
THANKS = "C'est reçu, merci."


class Refused(Exception):
    """What is answered instead of thanks.

    Args:
        status: HTTP status.
        reasons: French sentences.
    """

    def __init__(self, status: HTTPStatus, *reasons: str) -> None:
        super().__init__(*reasons)
        self.status = status
        self.reasons = reasons


@dataclass
class Limit:
    """How many may come, over a time that slides.

    Args:
        clock: seconds that only grow.
        per_minute, per_day: how many.
    """

    clock: Callable[[], float] = time.monotonic
    per_minute: int = PER_MINUTE
    per_day: int = PER_DAY
    _moments: deque[float] = field(default_factory=deque)

    def allows(self) -> bool:
        """Whether one more may come; it is counted when it may."""
        now = self.clock()
        while self._moments and now - self._moments[0] >= 86_400:
            self._moments.popleft()
        lately = sum(now - moment < 60 for moment in self._moments)
        if lately >= self.per_minute or len(self._moments) >= self.per_day:
            return False
        self._moments.append(now)
        return True


@dataclass
class Inbox:
    """The file that grows by one line a signal.

    Args:
        path: where it is.
        today: gives the day, for a form that does not say its month.
        limit: how many may come.
    """

    path: Path
    today: Callable[[], date]
    limit: Limit = field(default_factory=Limit)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, body: bytes, media: str) -> None:
        """Check a request and keep its signal.

        Args:
            body: what was sent.
            media: its type, without parameters.

        Raises:
            Refused: it is not kept.
        """
        with self._lock:
            if not self.limit.allows():
                raise Refused(HTTPStatus.TOO_MANY_REQUESTS,
                              "Trop de signaux arrivent à la fois : réessayez dans une minute.")
            fields = _fields(body, media)
            if fields.pop(_TRAP, ""):
                return
            fields.pop(_HOST, None)
            if not fields.get("mois"):
                fields["mois"] = self.today().strftime("%Y-%m")
            try:
                signal = from_object(fields) if "version" in fields else signal_of(fields)
            except BadSignal as bad:
                raise Refused(HTTPStatus.BAD_REQUEST, *bad.reasons) from bad
            line = f"{as_json(signal)}\n".encode()
            size = self.path.stat().st_size if self.path.exists() else 0
            if size + len(line) > MOST_FILE_BYTES:
                raise Refused(HTTPStatus.INSUFFICIENT_STORAGE,
                              "La boîte est pleine : écrivez à la personne qui tient ce site.")
            with self.path.open("ab") as stream:
                stream.write(line)


def _fields(body: bytes, media: str) -> dict[str, Any]:
    try:
        text = body.decode()
        if media == "application/json":
            given = json.loads(text)
            if isinstance(given, dict):
                return given
        elif media == "application/x-www-form-urlencoded":
            return dict(parse_qsl(text, strict_parsing=True, max_num_fields=_MOST_FIELDS,
                                  keep_blank_values=True, errors="strict"))
    except (ValueError, RecursionError) as error:
        raise Refused(HTTPStatus.BAD_REQUEST, "Ce qui est arrivé ne se lit pas.") from error
    raise Refused(HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
                  "Un signal arrive par un formulaire, ou en JSON.")


def receiver(host: str, port: int, inbox: Inbox, origin: str = "") -> ThreadingHTTPServer:
    """A server ready to be run.

    Args:
        host, port: where it listens.
        inbox: where signals go.
        origin: origin of the guide, such as ``https://guide.exemple.fr``: what a browser sends
            from another is refused, a form without script excepted. Empty when the receiver
            answers under the guide's own address.
    """

    class Handler(_Handler):
        pass

    Handler.inbox, Handler.origin = inbox, origin.rstrip("/")
    return _Server((host, port), Handler)


class _Server(ThreadingHTTPServer):
    # Connections that wait while one is taken: five, by default, are soon too few.
    request_queue_size = 128


class _Handler(BaseHTTPRequestHandler):
    inbox: Inbox
    origin: str
    timeout = _SLOWEST
    server_version, sys_version = "faire-avec", ""

    def do_POST(self) -> None:
        """Take one signal."""
        try:
            self.inbox.take(self._body(), self._media())
        except Refused as refused:
            self._say(refused.status, {"refus": list(refused.reasons)})
        except OSError:
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR,
                      {"refus": ["Le signal n'a pas pu être écrit : la place manque peut-être."]})
        else:
            self._say(HTTPStatus.OK, {"recu": True})

    def do_GET(self) -> None:
        """There is nothing to read here."""
        self._say(HTTPStatus.METHOD_NOT_ALLOWED, {"refus": ["Cette adresse reçoit seulement."]})

    do_HEAD = do_PUT = do_DELETE = do_GET

    def _media(self) -> str:
        return (self.headers.get("Content-Type") or "").split(";")[0].strip().lower()

    def _body(self) -> bytes:
        sent_from = self.headers.get("Origin")
        # Pages of the guide send no referrer: browsers then call a plain form's origin « null ».
        if self.origin and sent_from not in (None, "null", self.origin):
            raise Refused(HTTPStatus.FORBIDDEN, "Ce formulaire n'est pas celui du guide.")
        length = self.headers.get("Content-Length") or ""
        if not (length.isascii() and length.isdigit()):
            raise Refused(HTTPStatus.LENGTH_REQUIRED, "La taille du signal n'est pas dite.")
        if len(length) > 9 or int(length) > MOST_BYTES:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Ce signal est trop long.")
        return self.rfile.read(int(length))

    def _say(self, status: HTTPStatus, told: Mapping[str, Any]) -> None:
        self.close_connection = True
        if "application/json" in (self.headers.get("Accept") or ""):
            media, text = "application/json", json.dumps(told, ensure_ascii=False)
        else:
            media, text = "text/html", _page(told.get("refus") or [THANKS])
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", f"{media}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        if self.origin:
            self.send_header("Access-Control-Allow-Origin", self.origin)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Note nobody."""


def _page(sentences: list[str]) -> str:
    said = "".join(f"<p>{escape(one)}</p>" for one in sentences)
    return ('<!doctype html><html lang="fr"><meta charset="utf-8"><title>Signaler</title>'
            f"{said}<p>Revenez à la page par la flèche du navigateur.</p></html>")
