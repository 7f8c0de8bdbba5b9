"""What the rules on addresses and mails share: where a site's name ends, who owns it.

Where the domain of everyone stops and somebody's begins (``gouv.fr`` | ``impots.gouv.fr``) is not
written in a name: the Public Suffix List says it, and comes with the library.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from publicsuffixlist import PSLFILE, PublicSuffixList

from faire_avec.corpus import Tables

_AUTHORITY = re.compile(r"https?://([^/?#]*)", re.IGNORECASE)
# Anything else before the path (`\\`, `@`, `%`, `&`) may lead a browser to another site.
_PLAIN_HOST = re.compile(r"([\w.-]+)(?::\d*)?")


def _authority_of(url: str) -> str:
    """What stands between ``https://`` and the path, as it is written."""
    found = _AUTHORITY.match(url)
    return found[1] if found else ""


def plain_host(url: str) -> str:
    """The site's name in lower case; empty when it is not written plainly."""
    found = _PLAIN_HOST.fullmatch(_authority_of(url))
    return found[1].lower() if found else ""


def host_of(url: str) -> str:
    """The site a browser would open, in lower case; empty when it would open none."""
    try:
        return (urlsplit(url.replace("\\", "/")).hostname or "").lower().rstrip(".")
    except ValueError:
        return ""


def is_official(host: str, tables: Tables) -> bool:
    """Whether the table of domains vouches for this site, as itself or as part of a domain."""
    parts = host.split(".")
    for index in range(len(parts)):
        found = tables.domains.entries.get(".".join(parts[index:]))
        if found is not None and (index == 0 or found.etendue == "domaine"):
            return True
    return False


@lru_cache(maxsize=1)
def _list() -> bytes:
    return Path(PSLFILE).read_bytes()


@lru_cache(maxsize=512)
def _suffixes(end: str, *, hosting: bool) -> PublicSuffixList:
    """The names of the list that have this end, with the marks that part registries and hosts.

    The whole list takes longer to read than the rest of a sheet to check.
    """
    pattern = rf"^(?:// ===.*|(?:\S+\.)?{re.escape(end)})[ \t\r]*$"
    # An end that may be written in two ways is looked for in the whole list.
    plain = end.isascii() and not end.startswith("xn--")
    source = re.findall(pattern.encode(), _list(), re.MULTILINE) if plain else _list()
    return PublicSuffixList(source, accept_unknown=False, only_icann=not hosting)


def _suffixes_of(host: str, *, hosting: bool) -> PublicSuffixList:
    return _suffixes(host.rstrip(".").lower().rpartition(".")[2], hosting=hosting)


@lru_cache(maxsize=8192)
def public_suffix(host: str) -> str | None:
    """The domain of everyone this name is under (``fr``, ``gouv.fr``); None when there is none."""
    found: str | None = _suffixes_of(host, hosting=False).publicsuffix(host)
    return found


@lru_cache(maxsize=8192)
def registrable(host: str) -> str:
    """What somebody registered: ``impots.gouv.fr`` for ``www.impots.gouv.fr``; else the host."""
    found: str | None = _suffixes_of(host, hosting=False).privatesuffix(host)
    return found or host


@lru_cache(maxsize=8192)
def is_shared(name: str) -> bool:
    """Whether anyone may open a site under this very name (``fr``, ``blogspot.com``)."""
    return bool(_suffixes_of(name, hosting=True).publicsuffix(name) == name)


# Hosts and domains where anyone publishes under the owner's own name: the list does not say them.
_OPEN = frozenset({
    "docs.google.com", "drive.google.com", "forms.gle", "script.google.com", "sites.google.com",
    "translate.goog", "translate.google.com", "googleusercontent.com", "blogger.com",
    "pagesperso-orange.fr", "pagesperso.orange.fr", "monsite-orange.fr", "perso.orange.fr",
    "perso.wanadoo.fr", "pagespro-orange.fr", "perso.sfr.fr", "perso.neuf.fr", "free.fr",
    "perso.numericable.fr", "pagesperso.laposte.net", "wordpress.com", "wixsite.com",
    "over-blog.com", "canalblog.com", "e-monsite.com", "jimdofree.com", "jimdosite.com",
    "weebly.com", "webnode.fr", "site123.me", "strikingly.com", "carrd.co", "notion.site",
    "medium.com", "tumblr.com", "skyrock.com", "typeform.com", "forms.office.com",
    "sharepoint.com", "dropbox.com", "wetransfer.com", "framaforms.org", "framasite.org",
    "calameo.com", "issuu.com", "padlet.com", "canva.site", "my.canva.site", "linktr.ee",
    "pastebin.com", "telegra.ph",
})


def is_open(host: str) -> bool:
    """Whether anyone may publish on this site without being its owner."""
    hosted: str | None = _suffixes_of(host, hosting=True).publicsuffix(host)
    parts = host.split(".")
    return (
        hosted is not None and hosted != public_suffix(host)
    ) or any(".".join(parts[index:]) in _OPEN for index in range(len(parts)))


_SHORTENERS = frozenset({
    "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "v.gd", "buff.ly", "cutt.ly",
    "rebrand.ly", "urlr.me", "lc.cx", "shorturl.at", "tiny.cc", "rb.gy", "s.id", "t.ly", "urlz.fr",
    "vu.fr", "lnkd.in", "x.co", "dlvr.it", "adf.ly", "bl.ink", "short.io", "frama.link", "huit.re",
    "shorte.st", "trib.al", "qr.ae", "fb.me", "youtu.be", "g.co", "amzn.to", "l.ead.me",
})


def is_shortener(host: str) -> bool:
    """Whether the site only sends elsewhere, without saying where."""
    return host.removeprefix("www.") in _SHORTENERS


_HOST = re.compile(r"(\[[^\]]*\]|[^:]*)(:.*)?")
_NUMERIC = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+))*")
# Names kept for examples (RFC 2606): they lead nowhere, so nobody is misled.
_EXAMPLES = ("example", "invalid", "test")


def hidden_host(url: str) -> str | None:
    """Why a reader could not tell, from a web address, which site it opens; None when one can."""
    authority = _authority_of(url)
    if "\\" in url:
        return "contient une barre oblique inversée : elle mènerait à un autre site"
    if "@" in authority:
        return "met un nom avant @ : le vrai site est celui qui suit"
    found = _HOST.fullmatch(authority.lower())
    host, port = (found[1], found[2]) if found else ("", None)
    if not host:
        return "ne nomme aucun site"
    if host.startswith("[") or _NUMERIC.fullmatch(host.strip(".")):
        return "nomme une machine par son numéro, pas un site"
    if port is not None:
        return "précise un port : une page publique n'en a pas besoin"
    if not host.isascii():
        return None  # `caracteres_visibles` names the letter.
    if not re.fullmatch(r"[\w-]+(?:\.[\w-]+)*", host):
        return "n'écrit pas simplement le nom du site"
    if any(label.startswith("xn--") for label in host.split(".")):
        return "écrit autrement un nom de site accentué ou d'un autre alphabet"
    if public_suffix(host) is None and host.rpartition(".")[2] not in _EXAMPLES:
        return "ne nomme pas un site de l'internet public"
    if is_shortener(host):
        return "est raccourcie : donnez l'adresse de la page elle-même"
    return None


# Signs taken for one another in an address bar; the longer first.
_ALIKE = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("1", "l"), ("i", "l"), ("0", "o"), ("5", "s"))


def _drawn(name: str) -> str:
    """A name as a hurried eye sees it: two names drawn alike give the same text."""
    for sign, seen in _ALIKE:
        name = name.replace(sign, seen)
    return name


@lru_cache(maxsize=4)
def _registered(names: tuple[str, ...]) -> dict[str, str]:
    """What somebody registered for each official domain, by how it is drawn."""
    return {_drawn(name): name for name in sorted({registrable(name) for name in names})}


# Domains anyone can register in, whoever they are and wherever they live.
_GENERIC = frozenset({
    "com", "net", "org", "info", "biz", "eu", "co", "io", "me", "app", "site", "online", "website",
    "xyz", "top", "click", "link", "live", "shop", "store", "club", "icu", "pro", "cc", "tv", "fun",
    "help", "support", "services", "center", "space", "cloud", "digital", "page", "dev",
})


def imitated(host: str, tables: Tables) -> str | None:
    """The official domain this site's name is made to be taken for, if any.

    Three ways, all deliberate: an official name inside another (``ameli.fr.exemple.com``,
    ``assure-ameli.fr``, ``impots-gouv.com``), the same name under a domain open to all
    (``ameli.com``), signs drawn alike (``arneli.fr``).

    Args:
        host: the site's name, in lower case.
        tables: the shared tables, for the official domains.
    """
    return _imitated(host, tuple(tables.domains.entries))


@lru_cache(maxsize=8192)
def _imitated(host: str, names: tuple[str, ...]) -> str | None:
    registered = _registered(names)
    own, suffix = registrable(host), public_suffix(host) or ""
    if own in registered.values() or suffix == "gouv.fr":
        return None
    if known := registered.get(_drawn(own)):
        return known
    spread = f".{host.replace('-', '.').replace('_', '.')}."
    label = own.partition(".")[0].replace("-", "")
    for official in _officials(names):
        if (
            official.spread in spread
            or (suffix in _GENERIC and official.bought and own == f"{official.bought}.{suffix}")
            or (len(official.glued) > 5 and label in (official.glued, f"www{official.glued}"))
        ):
            return official.bare
    return None


@dataclass(frozen=True)
class _Official:
    """What is looked for of an official name in others.

    Args:
        bare: the name without ``www.``.
        spread: its words between dots.
        glued: its words in one.
        bought: its first word, when somebody registered it; empty when it is short or is not.
    """

    bare: str
    spread: str
    glued: str
    bought: str


@lru_cache(maxsize=4)
def _officials(names: tuple[str, ...]) -> tuple[_Official, ...]:
    found = []
    for name in names:
        bare = name.removeprefix("www.")
        word = bare.partition(".")[0]
        core = bare.removesuffix(".fr") if bare.endswith(".gouv.fr") else bare
        found.append(_Official(
            bare, f".{core.replace('-', '.')}.", re.sub(r"[.-]", "", core),
            word if len(word) > 3 and bare == registrable(bare) else "",
        ))
    return tuple(found)


def borrowed(url: str, tables: Tables) -> str | None:
    """The official domain whose name a page that anyone may open puts in its address."""
    host = host_of(url)
    if not is_open(host):
        return None
    hosting = {registrable(host), public_suffix(host)}
    first = urlsplit(url).path.split("/")[1:3]
    words = set(re.findall(r"[a-z0-9]+", " ".join([host, *first]).lower()))
    for name in tables.domains.entries:
        own = registrable(name)
        if own not in hosting and own.partition(".")[0] in words:
            return own
    return None
