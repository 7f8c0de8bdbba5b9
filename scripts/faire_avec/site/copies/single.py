"""The whole guide in one HTML file, with its search and its tools.

Pages and data are packed (RFC 1951, then base64), so that no text of a sheet is ever read as a
part of the file itself; a script unpacks the page that the fragment of the address names.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from pathlib import Path

import rcssmin
from lxml.html import HtmlElement
from markupsafe import escape

from faire_avec.site.copies.bundle import bundle
from faire_avec.site.copies.key import data_files
from faire_avec.site.copies.taken import Built, TakenPage, banner, serialized, taken

NAME = "faire-avec.html"
MAX_BYTES = 6_000_000
_WHOLE = """\
<!doctype html>
<html lang="fr">
<head>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; {policy}; img-src data:; \
base-uri 'none'; form-action 'none'">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>Faire avec</title>
{styles}
</head>
<body>
{banner}
<div id="page"><noscript><p>Ce fichier a besoin de JavaScript. L'archive du guide, elle, se lit \
sans : demandez-la à qui vous l'a donné.</p></noscript></div>
<div id="pied"></div>
<script type="application/json" id="copie">{held}</script>
<script>{script}</script>
</body>
</html>
"""


class TooHeavy(Exception):
    """The file would be heavier than a mail takes.

    Args:
        size: its size, in bytes.
    """

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def single_file(site: Built, sources: Path) -> str:
    """The file.

    Args:
        site: the built site.
        sources: folder of the modules, ``docs/assets``.

    Raises:
        TooHeavy: when it weighs more than ``MAX_BYTES``.
    """
    pages: dict[str, str] = {}
    styles: dict[str, str] = {"style/offline.css": ""}
    wanted: set[str] = set()
    footer: HtmlElement | None = None
    for url in site.pages:
        page = taken(site, url, _fragment)
        for without in list(page.tree.iter("noscript")):
            without.drop_tree()
        wanted |= set(page.modules)
        styles |= dict(page.styles)
        foot = page.tree.find(".//footer")
        footer = foot if footer is None and foot is not None else footer
        pages[url] = packed(_content(page))
    code = bundle(sources, wanted)
    sheets = [
        (name, media, _css(site.folder / "assets" / name)) for name, media in styles.items()
    ]
    held = {
        "pages": pages, "data": {name: packed(text) for name, text in data_files(site)},
        "footer": packed("" if footer is None else serialized(footer)),
    }
    digests = " ".join(_digest(text) for _, _, text in sheets)
    text = _WHOLE.format(
        policy=f"script-src {_digest(code)}; style-src {digests}",
        styles="\n".join(
            f'<style data-style="{escape(name)}" data-media="{escape(media)}">{text}</style>'
            for name, media, text in sheets
        ),
        banner=serialized(banner(site)), held=json.dumps(held, separators=(",", ":")),
        script=code,
    )
    size = len(text.encode())
    if size > MAX_BYTES:
        raise TooHeavy(size)
    return text


def _fragment(path: str, query: str, anchor: str) -> str:
    return f"#/{path}{query}{anchor}"


def _content(page: TakenPage) -> str:
    """What the file keeps of a page, for ``offline/copy.js``."""
    body = page.tree.body
    for one in body.iterfind(".//*[@data-racine]"):
        one.set("data-racine", "#/")
    for content in body.iterfind(".//*[@id='contenu']"):
        content.tag = "main"
    for skip in body.iterfind(".//a[@class='evitement']"):
        skip.set("href", "#contenu")
    parts = [
        *body.iterfind(".//a[@class='evitement']"), *body.iterfind(".//header[@class='bandeau']"),
        *body.iterfind(".//*[@id='contenu']"),
    ]
    title = page.tree.findtext(".//title") or ""
    return json.dumps({
        "title": title.strip(), "html": "".join(map(serialized, parts)), "modules": page.modules,
        "styles": [*(name for name, _ in page.styles), "style/offline.css"],
    }, ensure_ascii=False)


def packed(text: str) -> str:
    """A text packed without header (RFC 1951), in base64."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return base64.b64encode(packer.compress(text.encode()) + packer.flush()).decode()


def _css(path: Path) -> str:
    text = rcssmin.cssmin(path.read_text(encoding="utf-8"))
    assert isinstance(text, str)
    return text.replace("</", "<\\/")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
