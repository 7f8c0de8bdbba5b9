"""Reading pages politely: what robots.txt asks, one page of a host at a time, never twice for
nothing.

With ``upkeep.web``, the only module that uses the network; nothing calls it but ``faire-avec
veille`` and ``faire-avec empreinte``.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urljoin, urlsplit

import requests
from protego import Protego
from urllib3 import Retry
from urllib3.exceptions import HTTPError, InvalidHeader

_AGAIN = frozenset({500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS = 8
_CHUNK = 65_536
# RFC 9309, § 2.5: at least that much of a robots.txt is read.
_MOST_ROBOTS = 512_000


class Trouble(StrEnum):
    """Why there is no page."""

    ROBOTS = "le site demande aux programmes de ne pas lire cette page (robots.txt)"
    NO_ROBOTS = "le site ne dit pas ce que les programmes peuvent lire (robots.txt en erreur)"
    UNREACHABLE = "rien ne répond"
    CERTIFICATE = "certificat refusé"
    TIMEOUT = "pas de réponse à temps"
    LOOP = "les redirections tournent en rond"
    BIG = "page trop lourde"
    REST = "le site demande d'attendre"


@dataclass(frozen=True)
class Manners:
    """How to ask.

    Args:
        agent: who asks, and where to read why.
        delay: seconds between two questions to the same host.
        timeout: seconds to wait for an answer; three times as much for the whole of it.
        retries: times to ask again after an error of the site, longer each time.
        longest_rest: seconds a site may ask us to wait during a run; beyond, it is left alone.
        most_bytes: size beyond which a page is not read.
    """

    agent: str
    delay: float = 2.0
    timeout: float = 20.0
    retries: int = 2
    longest_rest: float = 60.0
    most_bytes: int = 30_000_000


@dataclass(frozen=True)
class Known:
    """What an earlier visit was told, to ask only for what changed since (RFC 9110, § 13)."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True)
class Answer:
    """What came back.

    Args:
        url: the address asked for.
        final: the one that answered.
        status: HTTP status; None when there is no answer.
        content: the page; empty when it has not changed, or is no page.
        kind: its Content-Type.
        known: what to say at the next visit.
        trouble: why there is no page.
        rest: seconds the site asks to be left alone.
    """

    url: str
    final: str
    status: int | None = None
    content: bytes = b""
    kind: str = ""
    known: Known = field(default_factory=Known)
    trouble: Trouble | None = None
    rest: float = 0.0


class Visitor:
    """Asks for pages, one at a time, and remembers when it last troubled each host.

    Args:
        manners: how to ask.
        sleep: waits so many seconds.
        clock: seconds, of a clock that only goes forward.
    """

    def __init__(
        self, manners: Manners, sleep: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._manners = manners
        self._sleep = sleep
        self._clock = clock
        self._last: dict[str, float] = {}
        self._robots: dict[str, Protego | Trouble | None] = {}
        self.requests = 0

    def read(self, url: str, known: Known | None = None) -> Answer:
        """Read a page; see ``Answer``."""
        asked, seen = url, {url}
        for _ in range(_MOST_REDIRECTS):
            refusal = self._refusal(asked)
            if refusal is not None:
                return Answer(url, asked, trouble=refusal)
            answer, after = self._patiently(url, asked, known or Known())
            if after is None:
                return answer
            if after in seen or not after.startswith(("http://", "https://")):
                return Answer(url, after, answer.status, trouble=Trouble.LOOP)
            seen.add(after)
            asked = after
        return Answer(url, asked, trouble=Trouble.LOOP)

    def _refusal(self, url: str) -> Trouble | None:
        site = "{0.scheme}://{0.netloc}".format(urlsplit(url))
        if site not in self._robots:
            self._robots[site] = self._rules(f"{site}/robots.txt")
        rules = self._robots[site]
        if isinstance(rules, Trouble):
            return rules
        if rules is not None and not rules.can_fetch(url, self._manners.agent):
            return Trouble.ROBOTS
        return None

    def _rules(self, url: str) -> Protego | Trouble | None:
        """What a site asks; None when it asks nothing (RFC 9309, § 2.3.1)."""
        asked = url
        for _ in range(_MOST_REDIRECTS):
            answer, after = self._patiently(url, asked, Known(), _MOST_ROBOTS)
            if after is None:
                break
            asked = after
        if answer.status is None or answer.status >= 500 or answer.status == 429:
            return answer.trouble or Trouble.NO_ROBOTS
        if answer.status >= 400 or after is not None:
            return None
        return Protego.parse(answer.content[:_MOST_ROBOTS].decode("utf-8", errors="replace"))

    def _patiently(
        self, url: str, asked: str, known: Known, most: int | None = None
    ) -> tuple[Answer, str | None]:
        """The answer to one address, or where it sends; asked again after an error of the site."""
        for attempt in range(self._manners.retries + 1):
            self._wait(asked)
            answer, after = self._once(url, asked, known, most or self._manners.most_bytes)
            self._last[urlsplit(asked).netloc] = self._clock()
            busy = answer.status == 429 or answer.rest > 0
            if busy and (attempt == self._manners.retries
                         or answer.rest > self._manners.longest_rest):
                return Answer(url, asked, answer.status, trouble=Trouble.REST,
                              rest=answer.rest), None
            if not busy and answer.status not in _AGAIN and answer.trouble not in (
                Trouble.UNREACHABLE, Trouble.TIMEOUT
            ):
                return answer, after
            if attempt < self._manners.retries:
                self._sleep(max(answer.rest, self._manners.delay * 2**attempt))
        return answer, None

    def _wait(self, url: str) -> None:
        split = urlsplit(url)
        delay = self._manners.delay
        rules = self._robots.get(f"{split.scheme}://{split.netloc}")
        if isinstance(rules, Protego):
            asked = rules.crawl_delay(self._manners.agent) or 0.0
            delay = max(delay, min(asked, self._manners.longest_rest))
        if split.netloc in self._last:
            self._sleep(max(0.0, self._last[split.netloc] + delay - self._clock()))

    def _once(
        self, url: str, asked: str, known: Known, most: int
    ) -> tuple[Answer, str | None]:
        headers = {"User-Agent": self._manners.agent, "Accept-Language": "fr",
                   "Accept": "text/html,application/pdf;q=0.9,*/*;q=0.5"}
        # What is known is known of the address first asked for.
        if asked == url and known.etag:
            headers["If-None-Match"] = known.etag
        if asked == url and known.modified:
            headers["If-Modified-Since"] = known.modified
        self.requests += 1
        try:
            with requests.get(asked, headers=headers, timeout=self._manners.timeout, stream=True,
                              allow_redirects=False) as response:
                return self._received(url, asked, response, most)
        except requests.exceptions.SSLError:
            return Answer(url, asked, trouble=Trouble.CERTIFICATE), None
        except requests.Timeout:
            return Answer(url, asked, trouble=Trouble.TIMEOUT), None
        except (requests.RequestException, HTTPError, ValueError, OSError):
            return Answer(url, asked, trouble=Trouble.UNREACHABLE), None

    def _received(
        self, url: str, asked: str, response: requests.Response, most: int
    ) -> tuple[Answer, str | None]:
        status = response.status_code
        if status in _REDIRECTS and "Location" in response.headers:
            follow = urljoin(asked, response.headers["Location"])
            return Answer(url, asked, status), follow.split("#")[0]
        rest = _rest(response) if status in (429, 503) else 0.0
        if status != 200:
            return Answer(url, asked, status, rest=rest), None
        content = bytearray()
        start = self._clock()
        for chunk in response.iter_content(_CHUNK):
            content += chunk
            if len(content) > most:
                return Answer(url, asked, status, trouble=Trouble.BIG), None
            if self._clock() - start > 3 * self._manners.timeout:
                return Answer(url, asked, status, trouble=Trouble.TIMEOUT), None
        seen = Known(response.headers.get("ETag", ""), response.headers.get("Last-Modified", ""))
        return Answer(url, asked, status, bytes(content),
                      response.headers.get("Content-Type", ""),
                      seen if asked == url else Known()), None


def _rest(response: requests.Response) -> float:
    """Seconds the site asks to be left alone (RFC 9110, § 10.2.3)."""
    try:
        return Retry().parse_retry_after(response.headers.get("Retry-After", "0"))
    except InvalidHeader:
        return 0.0
