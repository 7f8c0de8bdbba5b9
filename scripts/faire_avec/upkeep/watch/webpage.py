"""The text of a page, HTML or PDF, and what kind of page it is."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree, html

from faire_avec.language.fold import fold
from faire_avec.language.shingles import Text

# Pages of a PDF that are read, and words of a page.
MOST_PAGES = 400
_MOST_NODES = 200_000
_INSIDE = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby "
    "s samp small span strike strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INSIDE.split())
_UNSAID = "script style template noscript svg title iframe object canvas math"
_SILENT = frozenset(_UNSAID.split())
# Below, a page says nothing: it is drawn by its scripts, or is only a banner.
_LEAST_WORDS = 40
_NOT_FOUND = re.compile(
    r"\b404\b|not found|(page|contenu|document|fiche|article|adresse)[^.]{0,40}"
    r"(introuvable|n'existe (pas|plus)|n'est plus (disponible|en ligne)|non trouvee?|supprimee?)|"
    r"page inconnue"
)
_CLOSED = re.compile(
    r"en maintenance|maintenance (en cours|programmee)|(site|service|page) (est )?(temporairement|"
    r"momentanement|actuellement) (indisponible|ferme)|temporairement indisponible|"
    r"service unavailable|erreur (interne|technique|500)|bad gateway"
)
_GUARDED = re.compile(
    r"just a moment|verif\w+ (que vous etes|si vous etes) (un )?humain|captcha|access denied|"
    r"acces (refuse|interdit|bloque)|attention required|enable javascript and cookies|"
    r"pardon our interruption|unusual traffic|are you a robot|activite inhabituelle"
)


class Unreadable(Exception):
    """What came is not a page that can be read; the message is French."""


@dataclass(frozen=True)
class Page:
    """What a page says.

    Args:
        blocks: its paragraphs, titles, cells, in order.
        head: its title and first-level titles, folded.
        anchors: rank of the block where each anchor stands, « #titre » or « p. 3 ».
        guarded: whether it asks for a password.
        scripted: whether it has scripts.
    """

    blocks: tuple[str, ...]
    head: str = ""
    anchors: dict[str, int] = field(default_factory=dict)
    guarded: bool = False
    scripted: bool = False

    @property
    def text(self) -> Text:
        return Text(self.blocks)

    @property
    def short(self) -> bool:
        """Whether it says next to nothing."""
        return sum(len(block.split()) for block in self.blocks) < _LEAST_WORDS

    def tells(self) -> str | None:
        """``introuvable``, ``ferme`` or ``garde`` when the page speaks of itself, not of a subject.

        A page may say so with the status of a page that is there (a « soft 404 »).
        """
        # Of a short page every word counts; of a long one its titles, where news are no error.
        said = self.head
        if self.short:
            said += " " + fold(" ".join(self.blocks))
        for word, sign in (("garde", _GUARDED), ("ferme", _CLOSED), ("introuvable", _NOT_FOUND)):
            if sign.search(said):
                return word
        return "garde" if self.guarded and self.short else None


def read_page(content: bytes, kind: str) -> Page:
    """Read a page.

    Args:
        content: its bytes.
        kind: its Content-Type.

    Raises:
        Unreadable: when nothing can be read in it.
    """
    what = kind.split(";")[0].strip().lower()
    if content[:1024].lstrip().startswith(b"%PDF-") or what == "application/pdf":
        return _pdf(content)
    if b"\0" in content[:2048] and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unreadable(f"ce n'est pas un texte ({what or 'sans type'})")
    if what in ("", "text/html", "application/xhtml+xml", "application/xml", "text/xml"):
        return _html(content, kind)
    if what.startswith("text/") or what == "application/json":
        text = content.decode(_charset(kind) or "utf-8", errors="replace")
        return Page(tuple(line.strip() for line in text.splitlines() if line.strip()))
    raise Unreadable(f"ce genre de fichier n'est pas lu : {what}")


def _charset(kind: str) -> str | None:
    found = re.search(r"charset=[\"']?([\w.:-]+)", kind, re.IGNORECASE)
    if found is None:
        return None
    try:
        "".encode(found[1])
    except LookupError:
        return None
    return found[1]


def _html(content: bytes, kind: str) -> Page:
    encoding: str | None
    try:
        content.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = _charset(kind)
    parser = html.HTMLParser(encoding=encoding, no_network=True, remove_comments=True,
                             remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("la page est vide") from error
    reader = _Reader()
    reader.read(root)
    heads = [" ".join(node.text_content().split()) for node in root.iter("title", "h1")]
    return Page(
        tuple(reader.blocks), fold(" · ".join(heads)), reader.anchors,
        guarded=bool(root.xpath("//input[@type='password']")),
        scripted=next(root.iter("script"), None) is not None,
    )


class _Reader:
    """Walks a tree without recursion: pages are nested as deep as they like."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self.anchors: dict[str, int] = {}
        self._parts: list[str] = []

    def read(self, root: Any) -> None:
        for number, (event, node) in enumerate(_events(root)):
            if number > _MOST_NODES:
                raise Unreadable("la page est trop longue")
            if event == "text":
                self._parts.append(node)
                continue
            if node.tag not in _INLINE:
                self._close()
            name = node.get("id") or (node.get("name") if node.tag == "a" else None)
            if event == "start" and name:
                self.anchors.setdefault(f"#{name}", len(self.blocks))
        self._close()

    def _close(self) -> None:
        text = " ".join("".join(self._parts).replace("\u00ad", "").replace("\u200b", "").split())
        if text:
            self.blocks.append(text)
        self._parts = []


def _events(root: Any) -> Iterator[tuple[str, Any]]:
    stack: list[tuple[str, Any]] = [("start", root)]
    while stack:
        event, node = stack.pop()
        if event == "text":
            yield event, node
            continue
        if event == "end":
            yield event, node
            continue
        if node.tag in _SILENT:
            continue
        yield event, node
        if node.text:
            yield "text", node.text
        stack.append(("end", node))
        for child in reversed(node):
            if child.tail:
                stack.append(("text", child.tail))
            stack.append(("start", child))


def _pdf(content: bytes) -> Page:
    # Reading a PDF takes time to import, and an extra to install; few pages are one.
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise Unreadable("c'est un PDF : installez de quoi le lire (pip install "
                         "faire-avec[veille])") from error
    # It tells of every font it does without.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    blocks: list[str] = []
    anchors: dict[str, int] = {}
    try:
        reader = PdfReader(io.BytesIO(content))
        for number, page in enumerate(reader.pages[:MOST_PAGES], 1):
            anchors[f"p. {number}"] = len(blocks)
            blocks += _paragraphs(page.extract_text() or "")
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            RecursionError, OSError, NotImplementedError) as error:
        raise Unreadable("le PDF est abîmé ou protégé") from error
    if not blocks:
        raise Unreadable("le PDF n'a que des images")
    return Page(tuple(blocks), anchors=anchors)


def _paragraphs(text: str) -> Iterator[str]:
    """Lines of a page of PDF joined again: a line break there ends nothing, a blank line does."""
    joined = re.sub(r"(?<=[a-zà-ÿ])-\n(?=[a-zà-ÿ])", "", text)
    for part in re.split(r"\n\s*\n", joined):
        if part.strip():
            yield " ".join(part.split())
