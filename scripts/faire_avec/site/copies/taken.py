"""What a copy takes of a built site, and how the links of its pages are written again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

from faire_avec import places
from faire_avec.language.dates import long_date
from faire_avec.site.inventory import SUMMARY

# Folders that make no sense without a server, or for who is not writing the guide.
_LEFT_OUT = {
    one.split("/")[0] for one in (
        places.CONTRIBUER.url, places.COURTS, places.DATEES, places.DONNEES_FICHIERS,
        places.INTEGRER, places.SCHEMAS, "assets/", "pagefind/", "serveur/",
    )
}
_ROOT = "https://copie.invalid/"
_KEPT_LINKS = {"stylesheet", "icon"}
_KEPT_METAS = {"viewport", "description", "referrer", "color-scheme", "robots"}


class NoSite(Exception):
    """The folder holds no built site; the message is French."""


@dataclass(frozen=True)
class Built:
    """A built site, as copies are made of it.

    Args:
        folder: the built folder.
    """

    folder: Path
    _summary: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def read(cls, folder: Path) -> Built:
        """The site of a folder.

        Raises:
            NoSite: when there is none.
        """
        try:
            summary = json.loads((folder / SUMMARY).read_text(encoding="utf-8"))
            date.fromisoformat(summary["date"])
        except (OSError, ValueError, KeyError) as error:
            raise NoSite(
                f"«{folder}» ne contient pas de site construit. Lancez d'abord : make site"
            ) from error
        return cls(folder, summary)

    @property
    def day(self) -> date:
        return date.fromisoformat(self._summary["date"])

    @property
    def address(self) -> str:
        """Public address of the site; empty when it is not known."""
        return str(self._summary.get("adresse", ""))

    @cached_property
    def pages(self) -> dict[str, Path]:
        """Every page that copies take, by address; redirections are left out."""
        found = {}
        for path in sorted(self.folder.rglob("index.html")):
            url = path.relative_to(self.folder).as_posix().removesuffix("index.html")
            if url.split("/")[0] in _LEFT_OUT:
                continue
            if 'http-equiv="refresh"' not in path.read_text(encoding="utf-8"):
                found[url] = path
        return found


# For the full text; and for citations, that would say where the copy is on the reader's disk.
_NOT_KEPT = ("data-pagefind", "data-adresse", "data-a-completer", "data-sans-script")

# Writes the address of a page of the copy: its address from the root, its query, its fragment.
Write = Callable[[str, str, str], str]


@dataclass
class TakenPage:
    """A page ready to be put in a copy.

    Args:
        url: its address, from the root of the site.
        tree: the document, its links written again, without scripts.
        modules: the modules it runs, from ``assets/``.
    """

    url: str
    tree: HtmlElement
    modules: list[str]

    @property
    def styles(self) -> Iterator[tuple[str, str]]:
        """Its style sheets, from ``assets/``, with the media of each."""
        for link in self.tree.iterfind(".//link[@rel='stylesheet']"):
            yield _from_assets(self.url, link.get("href")), link.get("media") or ""


def _from_assets(url: str, address: str) -> str:
    return urljoin(_ROOT + url, address).removeprefix(f"{_ROOT}assets/")


def taken(site: Built, url: str, write: Write, files: Set[str] = frozenset()) -> TakenPage:
    """A page with its links written for the copy.

    A link to what the copy does not hold leads to the public site, or is its text alone when that
    site has no known address.

    Args:
        site: the built site.
        url: address of the page.
        write: writes the address of a page of the copy.
        files: other files that the copy holds, from the root of the site.
    """
    tree = lxml.html.document_fromstring(site.pages[url].read_text(encoding="utf-8"))
    modules = []
    for script in list(tree.iter("script")):
        if script.get("type") == "module":
            modules.append(_from_assets(url, script.get("src")))
        script.drop_tree()
    for link in list(tree.iter("link")):
        if link.get("rel") not in _KEPT_LINKS:
            link.drop_tree()
    for meta in list(tree.iter("meta")):
        if meta.get("charset") is None and meta.get("name") not in _KEPT_METAS:
            meta.drop_tree()
    # The places of a commune are asked of a server.
    for place in list(tree.iterfind(".//*[@data-pres]")):
        place.drop_tree()
    # Only the full text reads these.
    for hidden in list(tree.iterfind(".//p[@data-pagefind-weight]")):
        hidden.drop_tree()
    for one in tree.iter():
        if isinstance(one.tag, str):
            for name in [name for name in one.attrib if name.startswith(_NOT_KEPT)]:
                del one.attrib[name]
    _write_links(site, url, tree, write, files)
    return TakenPage(url, tree, modules)


def _write_links(
    site: Built, url: str, tree: HtmlElement, write: Write, files: Set[str]
) -> None:
    for name in ("href", "action"):
        for one in tree.iterfind(f".//*[@{name}]"):
            if one.tag == "link":
                continue
            whole, fragment = urldefrag(urljoin(_ROOT + url, one.get(name)))
            if not whole.startswith(_ROOT):
                continue
            path, query = urlsplit(whole).path[1:], urlsplit(whole).query
            anchor = f"#{fragment}" if fragment else ""
            if path in site.pages:
                one.set(name, write(path, f"?{query}" if query else "", anchor))
            elif path in files:
                one.set(name, "../" * url.count("/") + path)
            elif site.address:
                one.set(name, site.address + path + (f"?{query}" if query else "") + anchor)
                one.set("rel", "noreferrer")
            else:
                del one.attrib[name]
                one.attrib.pop("download", None)


def banner(site: Built) -> HtmlElement:
    """The line that says what one reads, and from when; a script adds how old it is."""
    line = lxml.html.Element("aside")
    line.set("class", "copie")
    line.set("aria-label", "De quand date cette copie")
    line.set("data-edition", site.day.isoformat())
    line.text = f"Copie du guide, édition du {long_date(site.day)}."
    return line


def serialized(element: HtmlElement) -> str:
    """An element as HTML, every sign escaped that must be."""
    text = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    assert isinstance(text, str)
    return text
