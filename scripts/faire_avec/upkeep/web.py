"""Asking the web about addresses, politely: one at a time, slowly, saying who asks.

The only module that uses the network; nothing calls it but ``faire-avec liens``.
"""

from __future__ import annotations

import http.client
import ssl
import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPCookieProcessor, Request, build_opener

from faire_avec.upkeep.links import Answer, Failure

_TRY_AGAIN = {429, 500, 502, 503, 504}


@dataclass(frozen=True)
class Manners:
    """How to ask.

    Args:
        agent: who asks.
        delay: seconds between two questions to the same host, and before asking again.
        timeout: seconds to wait for an answer.
        retries: times to ask again when nothing answers.
    """

    agent: str
    delay: float = 2.0
    timeout: float = 20.0
    retries: int = 2


def visit(urls: Iterable[str], manners: Manners) -> Iterator[Answer]:
    """Ask about every address, one at a time, each host in its turn."""
    last: dict[str, float] = {}
    for url in _in_turn(urls):
        host = urlsplit(url).netloc
        if host in last:
            time.sleep(max(0.0, last[host] + manners.delay - time.monotonic()))
        yield ask(url, manners)
        last[host] = time.monotonic()


def _in_turn(urls: Iterable[str]) -> Iterator[str]:
    """The addresses, so that two of the same host are as far apart as can be."""
    queues: dict[str, deque[str]] = defaultdict(deque)
    for url in urls:
        queues[urlsplit(url).netloc].append(url)
    while queues:
        for host in list(queues):
            yield queues[host].popleft()
            if not queues[host]:
                del queues[host]


def ask(url: str, manners: Manners) -> Answer:
    """Ask about one address: HEAD, then GET when HEAD is not well received, then once more."""
    for attempt in count():
        answer = _once(url, "HEAD", manners)
        if answer.failure is not None or (answer.status or 0) >= 400:
            answer = _once(url, "GET", manners)
        again = answer.failure is not None or answer.status in _TRY_AGAIN
        if not again or attempt >= manners.retries:
            return answer
        time.sleep(manners.delay)
    raise AssertionError("unreachable")


def _once(url: str, method: str, manners: Manners) -> Answer:
    request = Request(_ascii(url), method=method, headers={
        "User-Agent": manners.agent, "Accept": "text/html,*/*;q=0.5", "Accept-Language": "fr",
    })
    # Cookies only between the redirects of one question: some sites turn in circles without.
    opener = build_opener(HTTPCookieProcessor())
    start = time.monotonic()

    def told(status: int | None, final: str, failure: Failure | None = None) -> Answer:
        same = final == request.full_url
        return Answer(url, status, url if same else final, time.monotonic() - start, failure)

    try:
        with opener.open(request, timeout=manners.timeout) as response:
            return told(response.status, response.geturl())
    except HTTPError as error:
        with error:
            return told(error.code, error.geturl() or url)
    except (URLError, OSError, http.client.HTTPException) as error:
        return told(None, url, _failure(error))


def _failure(error: Exception) -> Failure:
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError):
        return Failure.TIMEOUT
    if isinstance(reason, ssl.SSLCertVerificationError):
        return Failure.CERTIFICATE
    return Failure.UNREACHABLE


def _ascii(url: str) -> str:
    """The address as it travels: other signs percent-encoded, the host in Punycode."""
    parts = urlsplit(url)
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    return urlunsplit((
        parts.scheme, host, quote(parts.path, safe="%/:=&~+!$,;'@()*"),
        quote(parts.query, safe="%/:=&?~+!$,;'@()*[]"), "",
    ))
