"""What became of a link, told from the answer of the web."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from faire_avec.model.tables import LienIgnore

# Last part of an address that stands for the home page of a site.
_HOMES = {"", "fr", "accueil", "home", "index.html", "index.htm", "index.php", "index"}


class Failure(StrEnum):
    """Why nothing answered."""

    UNREACHABLE = "injoignable"
    CERTIFICATE = "certificat refusé"
    TIMEOUT = "pas de réponse à temps"


class Verdict(StrEnum):
    """What became of a link; the first of the list calls first."""

    DEAD = "mort"
    HOME = "vers-l-accueil"
    MOVED = "demenage"
    REFUSED = "refuse"
    SLOW = "lent"
    FINE = "bon"


@dataclass(frozen=True)
class Answer:
    """What the web said of an address.

    Args:
        url: the address asked for.
        status: HTTP status of the last answer; None when nothing answered.
        final: address after redirects.
        seconds: time it took.
        failure: why nothing answered.
    """

    url: str
    status: int | None
    final: str
    seconds: float
    failure: Failure | None = None

    @property
    def told(self) -> str:
        """The answer in a few words."""
        if self.failure is not None:
            return self.failure.value
        return str(self.status) if self.final == self.url else f"{self.status} {self.final}"


def judge(answer: Answer, slow: float) -> Verdict:
    """The verdict on an answer.

    Args:
        answer: what the web said.
        slow: seconds above which a page is slow.
    """
    if answer.failure is Failure.TIMEOUT:
        return Verdict.SLOW
    # A redirect is only the last word when it turns in circles.
    if answer.status is None or answer.status in (404, 410) or 300 <= answer.status < 400:
        return Verdict.DEAD
    if answer.status >= 400:
        return Verdict.REFUSED
    if _is_home(answer.final) and not _is_home(answer.url):
        return Verdict.HOME
    if _host(answer.final) != _host(answer.url):
        return Verdict.MOVED
    return Verdict.SLOW if answer.seconds > slow else Verdict.FINE


def _host(url: str) -> str:
    return (urlsplit(url).hostname or "").removeprefix("www.")


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path.strip("/").lower() in _HOMES and not parts.query


def useless(
    ignored: Mapping[str, LienIgnore], known: Iterable[str], verdicts: Mapping[str, Verdict],
    today: date,
) -> dict[str, str]:
    """Ignored links that should no longer be, and why.

    Args:
        ignored: the list, by address.
        known: addresses the guide gives.
        verdicts: what the web said of those that were asked for.
        today: the day.
    """
    given = set(known)
    found = {}
    for url, entry in ignored.items():
        if url not in given:
            found[url] = "aucune fiche ne donne plus ce lien : retirez-le de la liste"
        elif verdicts.get(url) is Verdict.FINE:
            found[url] = "le lien marche : retirez-le de la liste"
        elif entry.jusqu_au < today:
            found[url] = f"ignoré jusqu'au {entry.jusqu_au.isoformat()} : rouvrez-le à la main"
    return found
