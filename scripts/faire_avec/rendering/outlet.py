"""Where signals go: one value of ``mkdocs.yml``, read once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from faire_avec.rendering.forge import Forge

_MAIL = re.compile(r"[^\s@<>\"?&]+@[^\s@<>\"?&]+\.[a-z]{2,}", re.IGNORECASE)
# On one's own machine, plain HTTP is how a receiver is tried.
_HOST = r"(?:https://[a-z0-9.-]+(?::[0-9]+)?|http://(?:127\.0\.0\.1|localhost)(?::[0-9]+)?)"
_FORM = re.compile(rf"{_HOST}|(?:{_HOST})?/[^\s\"<>;,']*", re.IGNORECASE)


class Way(StrEnum):
    """How a signal leaves the page."""

    COPY = "copie"
    MAIL = "courriel"
    FORGE = "forge"
    FORM = "envoi"


class WrongOutlet(ValueError):
    """The configuration names no place."""


@dataclass(frozen=True)
class Outlet:
    """Where signals go.

    Args:
        way: how they leave the page.
        address: where to; from the site's root for the form of a host, which is a page of the
            site, else the whole address. Empty when signals are copied.
        mail: mail address to write to besides; empty when there is none.
        host_form: whether the host finds the form in the pages and keeps what it is sent.
    """

    way: Way = Way.COPY
    address: str = ""
    mail: str = ""
    host_form: bool = False

    @property
    def origin(self) -> str:
        """The other origin that pages must be allowed to send to; empty when there is none."""
        parts = urlsplit(self.address)
        return f"{parts.scheme}://{parts.netloc}" if self.way is Way.FORM and parts.netloc else ""


def outlet_of(asked: str, mail: str, forge: Forge) -> Outlet:
    """The place that the configuration names.

    Args:
        asked: a mail address, ``forge``, ``netlify``, an ``https://`` address, a path that starts
            with a slash; empty for none.
        mail: mail address to show besides.
        forge: the forge that keeps the sheets.

    Raises:
        WrongOutlet: it is none of these, or the forge is not known.
    """
    asked, mail = asked.strip(), mail.strip()
    if mail and not _MAIL.fullmatch(mail):
        raise WrongOutlet(f"extra.courriel : «{mail}» n'est pas une adresse mail.")
    if not asked:
        return Outlet(Way.MAIL, mail, mail) if mail else Outlet()
    if _MAIL.fullmatch(asked):
        return Outlet(Way.MAIL, asked, mail or asked)
    if asked == "forge":
        if not forge.filled:
            raise WrongOutlet(
                "extra.signaler : «forge» demande l'adresse de la forge dans edit_uri."
            )
        return Outlet(Way.FORGE, forge.filled, mail)
    if asked == "netlify":
        return Outlet(Way.FORM, "", mail, host_form=True)
    if _FORM.fullmatch(asked) and not asked.startswith("//"):
        return Outlet(Way.FORM, asked, mail)
    raise WrongOutlet(
        f"extra.signaler : «{asked}» n'est ni une adresse mail, ni «forge», ni «netlify», ni une "
        "adresse https://, ni un chemin qui commence par /."
    )
