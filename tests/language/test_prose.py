"""The Markdown subset: what it renders, and what it never lets through."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.language.prose import french_spaces, plain, render_block, render_inline, sheet_links

KNOWN = {"caf": ("../../plateformes/caf/", "Caf")}
TAGS = {"p", "em", "strong", "ul", "ol", "li", "a", "code", "br"}


def resolve(sheet_id: str) -> tuple[str, str] | None:
    return KNOWN.get(sheet_id)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Bonjour.", "Bonjour."),
        ("*un* **deux**", "<em>un</em> <strong>deux</strong>"),
        ("[[caf]]", '<a href="../../plateformes/caf/">Caf</a>'),
        ("[[caf|votre Caf]]", '<a href="../../plateformes/caf/">votre Caf</a>'),
        ("[[absent]]", "absent"),
        ("[site](https://www.caf.fr/a)",
         '<a href="https://www.caf.fr/a" rel="noreferrer">site (caf.fr)</a>'),
        ("[**caf.fr**, aide](https://www.caf.fr)",
         '<a href="https://www.caf.fr" rel="noreferrer"><strong>caf.fr</strong>, aide</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](//exemple.fr)", "[x](//exemple.fr)"),
        ("[x](data:text/html,a)", "[x](data:text/html,a)"),
        ("<b>gras</b>", "&lt;b&gt;gras&lt;/b&gt;"),
        ("a & b", "a &amp; b"),
        ("`[[caf]]`", "<code>[[caf]]</code>"),
        ("![i](https://a.fr/i.png)", '!<a href="https://a.fr/i.png" rel="noreferrer">i (a.fr)</a>'),
        ("une\nligne", "une ligne"),
    ],
)
def test_inline(text: str, expected: str) -> None:
    assert render_inline(text, resolve) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un.\n\nDeux.", "<p>Un.</p>\n<p>Deux.</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("# titre", "<p># titre</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
    ],
)
def test_block(text: str, expected: str) -> None:
    assert render_block(text, resolve) == expected


def test_plain_drops_markup_and_keeps_labels() -> None:
    text = "**Voir** [[caf]], [[caf|la caisse]] et [le site](https://www.caf.fr)."
    assert plain(text, resolve) == "Voir Caf, la caisse et le site."


def test_sheet_links_are_found_in_order() -> None:
    found = [(link.target, link.label) for link in sheet_links("[[a]] puis [[b|le b]]")]
    assert found == [("a", None), ("b", "le b")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quoi ?", "Quoi\u202f?"),
        ("« oui »", "«\u202foui\u202f»"),
        ("Note : bien", "Note\u00a0: bien"),
        ("10 % de 5 €", "10\u00a0% de 5\u00a0€"),
        ("rien", "rien"),
    ],
)
def test_french_spaces(text: str, expected: str) -> None:
    assert french_spaces(text) == expected


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            assert name in ("href", "rel", "start"), name
            if name == "href":
                self.links.append(value or "")


HOSTILE = st.one_of(
    st.text(),
    st.lists(
        st.sampled_from(
            ["<script>", "</a>", "[[caf]]", "[[x|<b>]]", "](javascript:", "[a](https://x.fr\"",
             "**", "*", "`", "\\", "\n", "\n- ", "\n1. ", "&", "&#60;", "<", ">", '"', "'",
             "](http://a b)", "![", "<img src=x onerror=y>", "\u202e", "\x00", "a", " "]
        )
    ).map("".join),
)


@given(HOSTILE)
def test_any_text_gives_only_known_tags_and_web_links(text: str) -> None:
    for html in (render_block(text, resolve), render_inline(text, resolve)):
        reader = _Reader()
        reader.feed(str(html))
        reader.close()
        assert reader.tags <= TAGS
        for link in reader.links:
            assert link.lower().startswith(("https://", "http://", "../../"))
