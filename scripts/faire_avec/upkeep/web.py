"""Asking the web about addresses, politely: one at a time, slowly, saying who asks.

The only module that uses the network; nothing calls it but ``faire-avec liens``.
"""

from __future__ import annotations

import time
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from urllib.parse import urlsplit

import requests
from urllib3 import Retry
from urllib3.exceptions import InvalidHeader

from faire_avec.upkeep.links import Answer, Failure

_TRY_AGAIN = {429, 500, 502, 503, 504}
_MOST_REDIRECTS = 10
# A site may ask for a rest (Retry-After, RFC 9110 § 10.2.3); we come back another day beyond this.
_LONGEST_REST = 60


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
        answer, rest = _once(url, "HEAD", manners)
        if answer.failure is not None or (answer.status or 0) >= 400:
            answer, rest = _once(url, "GET", manners)
        again = answer.failure is not None or answer.status in _TRY_AGAIN
        if not again or attempt >= manners.retries or rest > _LONGEST_REST:
            return answer
        time.sleep(max(manners.delay, rest))
    raise AssertionError("unreachable")


def _once(url: str, method: str, manners: Manners) -> tuple[Answer, float]:
    """The answer, and how many seconds the site asks to be left alone."""
    start = time.monotonic()

    def told(response: requests.Response | None, failure: Failure | None = None) -> Answer:
        # The address as it travels is written otherwise than in a sheet.
        final = response.url if response is not None and response.history else url
        status = response.status_code if response is not None else None
        return Answer(url, status, final, time.monotonic() - start, failure)

    # Cookies only between the redirects of one question: some sites turn in circles without.
    with requests.Session() as session:
        session.max_redirects = _MOST_REDIRECTS
        session.headers.update({
            "User-Agent": manners.agent, "Accept": "text/html,*/*;q=0.5", "Accept-Language": "fr",
        })
        try:
            response = session.request(
                method, url, timeout=manners.timeout, allow_redirects=True, stream=True
            )
            return told(response), _rest(response)
        except requests.TooManyRedirects as error:
            return told(error.response), 0
        except requests.exceptions.SSLError:
            return told(None, Failure.CERTIFICATE), 0
        except requests.Timeout:
            return told(None, Failure.TIMEOUT), 0
        except (requests.RequestException, ValueError):
            return told(None, Failure.UNREACHABLE), 0


def _rest(response: requests.Response) -> float:
    try:
        return Retry().parse_retry_after(response.headers.get("Retry-After", "0"))
    except InvalidHeader:
        return 0
