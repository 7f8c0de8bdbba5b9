"""The files that tell a server which headers and redirections to send: ``_headers``, Apache, nginx.

Written once the folder is complete, because they follow what is in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from faire_avec.corpus.lasting import Redirect
from faire_avec.places import FLUX
from faire_avec.rendering.policy import EMBEDDABLE, HEADERS, header_policy
from faire_avec.site.inventory import LISTS

# A name that changes with its content can be kept for ever. A page is asked again each time, and so
# are its scripts and data, which only work with others of the same day. Its looks wait ten minutes.
_FOR_EVER = "public, max-age=31536000, immutable"
_EACH_TIME = "no-cache"
_SHORT = "public, max-age=600"
# Material's own files, and the parts of both indexes: each bears a digest of what it holds.
_HASHED_NAME = r"(\.[0-9a-f]{8}\.min\.(css|js)|_[0-9a-f]{6,}\.pf_(fragment|index|meta|filter))$"
_HASHED_PATH = "assets/search/index/"
_LOOKS = r"\.(css|png|svg|ico)$"
_LOOKS_FOLDERS = ("assets/style", "assets/images")
_HASHED_FOLDERS = (
    "assets/search/index", "pagefind/fragment", "pagefind/index", "pagefind/filter",
)
# Folders that are made after these files.
_LATER = ("pagefind", "serveur", LISTS)
_HIDDEN = r"(_headers$|_redirects$|serveur(/|$)|\.ht)"
_FEED_TYPE = "application/atom+xml"
# What the usual tables of servers do not know.
_TYPES = {
    "text/calendar": ("ics",), "text/csv": ("csv",), "application/x-bibtex": ("bib",),
    "application/x-research-info-systems": ("ris",), "application/epub+zip": ("epub",),
    "application/zip": ("imscc",),
}
_WRITTEN_IN_UTF8 = (
    "html", "css", "js", "json", "xml", "svg", "txt", "ics", "csv", "bib", "ris",
)
_TEXTS = (
    "text/css", "text/javascript", "text/plain", "text/xml", "text/calendar", "text/csv",
    "application/javascript", "application/json", "application/ld+json", "application/xml",
    "application/x-bibtex", "application/x-research-info-systems", _FEED_TYPE, "image/svg+xml",
)
# Sizes of nginx's tables: a pointer, the word and its length, filled up to a whole pointer.
_POINTER = 8
_PER_BUCKET = 8


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("faire_avec", "site/templates"), undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
        autoescape=False,  # these files are no HTML; addresses are written in URL signs alone
    )
    environment.filters["regex"] = re.escape
    return environment


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


def server_files(
    folders: Iterable[str], base: str, sends_to: str = "", bare: Iterable[str] = ()
) -> dict[str, str]:
    """The files for servers, by path from the site's root.

    Args:
        folders: names of the folders at the site's root.
        base: path of the site on its host, such as ``/`` or ``/guide/``.
        sends_to: other origin that receives signals; empty when there is none.
        bare: folders that hold no page, from the site's root.
    """
    base = _address(base)
    values = {
        "base": base, "headers": HEADERS, "closed": _policy("", sends_to),
        "open": _policy(EMBEDDABLE, sends_to),
        "embeddable": EMBEDDABLE, "each_time": _EACH_TIME, "short": _SHORT, "for_ever": _FOR_EVER,
        "looks": _LOOKS, "hashed": _HASHED_NAME, "hashed_path": _HASHED_PATH,
        "bare": [_address(folder) for folder in bare], "hidden": _HIDDEN, "feed": FLUX,
        "feed_type": _FEED_TYPE, "types": _TYPES, "compressed": _TEXTS, "charset": _TEXTS,
        "written_in_utf8": _WRITTEN_IN_UTF8,
    }
    rules = _netlify_rules(sorted({*folders, *_LATER}), base, sends_to)
    return {
        "_headers": _render("_headers", rules=rules),
        ".htaccess": _render("htaccess", **values),
        "serveur/nginx.conf": _render("nginx.conf", **values),
    }


def redirection_files(redirections: Iterable[Redirect], base: str) -> Iterator[tuple[str, str]]:
    """Redirections as rules of web servers: path and text of each file.

    Args:
        redirections: from ``lasting.redirects``.
        base: path of the site on its server, with both slashes.
    """
    pairs = [(_address(base + item.origin), _address(base + item.target)) for item in redirections]
    max_size, bucket_size = nginx_sizes([old for old, _ in pairs])
    yield "_redirects", _render("_redirects", pairs=pairs)
    yield "serveur/redirections-nginx.conf", _render(
        "redirections-nginx.conf", pairs=pairs, max_size=max_size, bucket_size=bucket_size
    )
    yield "serveur/redirections-apache.conf", _render("redirections-apache.conf", pairs=pairs)


def nginx_sizes(words: Iterable[str]) -> tuple[int, int]:
    """Sizes of a table of nginx that holds some words without a warning at its start.

    Source: ``ngx_hash.h``, ``NGX_HASH_ELT_SIZE``; https://nginx.org/en/docs/hash.html.

    Returns:
        ``map_hash_max_size`` and ``map_hash_bucket_size``.
    """
    lengths = [len(word.encode()) for word in words]
    longest = _POINTER + -(-(max(lengths, default=0) + 2) // _POINTER) * _POINTER
    return (
        max(2048, _power_of_2(4 * len(lengths))),
        max(64, _power_of_2(_PER_BUCKET * longest + _POINTER)),
    )


def _power_of_2(size: int) -> int:
    """The first power of 2 that is not smaller."""
    return 1 << max(0, size - 1).bit_length()


def _address(path: str) -> str:
    return quote(path, safe="/%~")


def write_server_files(site: Path, base: str = "/", sends_to: str = "") -> None:
    """Write the files for servers in a built site.

    Args:
        site: the built folder.
        base: path of the site on its host.
        sends_to: other origin that receives signals; empty when there is none.
    """
    folders = [path.name for path in site.iterdir() if path.is_dir()]
    bare = sorted(
        path.relative_to(site).as_posix() for path in site.rglob("*")
        if path.is_dir() and not (path / "index.html").is_file()
    )
    for name, text in server_files(folders, base, sends_to, bare).items():
        path = site / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


def _netlify_rules(
    folders: list[str], base: str, sends_to: str
) -> dict[str, dict[str, str]]:
    """No header is set by two rules for one address: hosts do not agree on what it would mean."""
    rules = {f"{base}*": dict(HEADERS), base: {"Content-Security-Policy": _policy("", sends_to)}}
    for folder in folders:
        rules[f"{base}{folder}/*"] = {"Content-Security-Policy": _policy(folder, sends_to)}
    for page in ("404.html", FLUX):
        rules[f"{base}{page}"] = {"Content-Security-Policy": _policy("", sends_to)}
    rules[f"{base}{FLUX}"]["Content-Type"] = f"{_FEED_TYPE}; charset=utf-8"
    for folder in _LOOKS_FOLDERS:
        rules[f"{base}{folder}/*"] = {"Cache-Control": _SHORT}
    for folder in _HASHED_FOLDERS:
        rules[f"{base}{folder}/*"] = {"Cache-Control": _FOR_EVER}
    return rules


def _policy(folder: str, sends_to: str) -> str:
    return header_policy(embeddable=folder == EMBEDDABLE, sends_to=sends_to)
