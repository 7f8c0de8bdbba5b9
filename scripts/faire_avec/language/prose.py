"""The Markdown subset of prose fields: emphasis, lists, links and ``[[sheet]]`` links.

Nothing else of Markdown is switched on and raw HTML stays text, so a prose field cannot
inject markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from markupsafe import Markup

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.rules_inline import StateInline

SHEET_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")
WEB_LINK = re.compile(r"\[([^\[\]\n]*)\]\(\s*([^()\s]*)")
_SAFE_URL = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_NARROW = re.compile(r"[ \u00a0](?=[;!?»])|(?<=«)[ \u00a0]")
_COLON = re.compile(r" (?=:)|(?<=\d) (?=[%€])")
_SIGNS = re.compile(r"[;!?:«»%€]")

Resolver = Callable[[str], tuple[str, str] | None]


@dataclass(frozen=True)
class SheetLink:
    """A ``[[id|label]]`` found in a prose field."""

    target: str
    label: str | None
    start: int


def sheet_links(text: str) -> Iterator[SheetLink]:
    """Every ``[[…]]`` link of a prose text, in order."""
    if "[[" in text:
        for match in SHEET_LINK.finditer(text):
            yield SheetLink(match[1].strip(), (match[2] or "").strip() or None, match.start())


def web_links(text: str) -> Iterator[tuple[str, str]]:
    """Every ``[label](address)`` of a prose text: ``(label, address)``.

    First the links as the parser makes them, then what looks like a link and was refused.
    """
    if "](" not in text:
        return
    yield from _made_links(text)
    for match in WEB_LINK.finditer(text):
        if not _SAFE_URL.fullmatch(match[2]):
            yield match[1], match[2]


def _made_links(text: str) -> Iterator[tuple[str, str]]:
    for block in _scanner().parse(text, {}):
        label: list[str] = []
        href: str | None = None
        for token in block.children or ():
            if token.type == "link_open":
                href, label = str(token.attrs.get("href", "")), []
            elif token.type == "link_close" and href is not None:
                yield "".join(label), href
                href = None
            elif href is not None:
                label.append(token.content)


def french_spaces(text: str) -> str:
    """Put no-break spaces where French typography forbids a line break."""
    if not _SIGNS.search(text):
        return text
    return _COLON.sub("\u00a0", _NARROW.sub("\u202f", text))


def _parse_sheet_link(state: StateInline, silent: bool) -> bool:
    match = SHEET_LINK.match(state.src, state.pos, state.posMax)
    if match is None:
        return False
    if not silent:
        token = state.push("sheet_link", "", 0)
        token.meta = {"target": match[1].strip(), "label": (match[2] or "").strip()}
    state.pos = match.end()
    return True


def _render_text(_self: RendererHTML, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    return escape(french_spaces(tokens[index].content), quote=True)


def _render_sheet_link(
    _self: RendererHTML, tokens: Any, index: int, _options: Any, env: Any
) -> str:
    meta = tokens[index].meta
    resolved = env["resolve"](meta["target"])
    if resolved is None:
        return escape(french_spaces(meta["label"] or meta["target"]), quote=True)
    url, title = resolved
    label = meta["label"] or title
    return f'<a href="{escape(url, quote=True)}">{escape(french_spaces(label), quote=True)}</a>'


def _render_web_link(_self: RendererHTML, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    href = escape(str(tokens[index].attrs.get("href", "")), quote=True)
    return f'<a href="{href}" rel="noreferrer">'


def _render_link_end(_self: RendererHTML, tokens: Any, index: int, _options: Any, _env: Any) -> str:
    """Say at the end of a link where it leads, unless its words do."""
    start = next(rank for rank in range(index, -1, -1) if tokens[rank].type == "link_open")
    host = host_of(str(tokens[start].attrs.get("href", "")))
    label = "".join(token.content for token in tokens[start:index])
    return "</a>" if host in label else f" ({escape(host, quote=True)})</a>"


def host_of(address: str) -> str:
    """The site an address leads to, without ``www.``; empty when it leads nowhere."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return _make_parser()


def _make_parser() -> MarkdownIt:
    # Most checks read no link: the library is loaded when a text has one.
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"html": False, "linkify": False})
    parser.enable(["list", "emphasis", "link", "newline", "escape", "backticks"])
    parser.inline.ruler.before("link", "sheet_link", _parse_sheet_link)
    parser.add_render_rule("text", _render_text)
    parser.add_render_rule("sheet_link", _render_sheet_link)
    parser.add_render_rule("link_open", _render_web_link)
    parser.add_render_rule("link_close", _render_link_end)
    parser.validateLink = lambda url: bool(_SAFE_URL.fullmatch(url))  # type: ignore[method-assign]
    return parser


@lru_cache(maxsize=1)
def _scanner() -> MarkdownIt:
    """The same parser, which leaves addresses as they were written."""
    scanner = _make_parser()
    scanner.normalizeLink = lambda url: url  # type: ignore[method-assign]
    return scanner


# A second fence: whatever the parser makes, only this can come out.
_TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "code", "br"}
_ATTRIBUTES = {"a": {"href", "rel"}, "ol": {"start"}}


def _clean(html: str) -> Markup:
    """HTML reduced to the tags and attributes of the subset (nh3)."""
    import nh3

    return Markup(
        nh3.clean(
            html, tags=_TAGS, attributes=_ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None
        )
    )


_MARKUP = re.compile(r"[*_`\\\[\]\n]|^\s*(?:[-+]|\d+[.)])\s", re.MULTILINE)


def render_block(text: str, resolve: Resolver) -> Markup:
    """Prose as HTML paragraphs and lists.

    Args:
        text: prose in the Markdown subset.
        resolve: gives the URL and title of a sheet id, or None when it does not exist.
    """
    if not _MARKUP.search(text):
        return Markup(f"<p>{escape(french_spaces(text), quote=True)}</p>")
    return _clean(_parser().render(text, {"resolve": resolve}))


def render_inline(text: str, resolve: Resolver) -> Markup:
    """Prose as HTML to put inside a paragraph; line breaks become spaces."""
    flat = " ".join(text.split())
    if not _MARKUP.search(flat):
        return Markup(escape(french_spaces(flat), quote=True))
    return _clean(_parser().renderInline(flat, {"resolve": resolve}))


def plain(text: str, resolve: Resolver) -> str:
    """Prose without its markup: what is read aloud or indexed."""

    def label(match: re.Match[str]) -> str:
        resolved = resolve(match[1].strip())
        return (match[2] or "").strip() or (resolved[1] if resolved else match[1].strip())

    text = SHEET_LINK.sub(label, text)
    text = re.sub(r"\[([^\[\]\n]*)\]\([^()\n]*\)", r"\1", text)
    return " ".join(re.sub(r"[*_`]", "", text).split())
