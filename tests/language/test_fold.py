"""Folding of accents, ligatures and apostrophes."""

from __future__ import annotations

import re
from html import unescape

import pytest
from markdown_it import MarkdownIt

from faire_avec.language.fold import fold, fold_quotes, inert, inside, slugify, words


@pytest.mark.parametrize(
    ("text", "folded", "slug", "split"),
    [
        ("Déclaration", "declaration", "declaration", "declaration"),
        ("L’œuvre", "l'oeuvre", "l-oeuvre", "l oeuvre"),
        ("FranceConnect+", "franceconnect+", "franceconnect", "franceconnect+"),
        ("ÇA, c'est À VOIR !", "ca, c'est a voir !", "ca-c-est-a-voir", "ca c est a voir"),
        ("Ærø", "aerø", "aer", "aer"),
        ("", "", "", ""),
    ],
)
def test_folding(text: str, folded: str, slug: str, split: str) -> None:
    assert fold(text) == folded
    assert slugify(text) == slug
    assert words(text) == split


def test_quotes_alone() -> None:
    assert fold_quotes("Œuvre d’été") == "OEuvre d'été"


@pytest.mark.parametrize(
    ("label", "said"),
    [
        ("Un RIB connu", "un RIB connu"), ("RIB", "RIB"), ("SMS ou mail", "SMS ou mail"),
        ("FranceConnect+", "FranceConnect+"), ("Aidants Connect", "Aidants Connect"),
        ("Élire domicile", "élire domicile"), ("À la poste", "à la poste"), ("", ""),
    ],
)
def test_a_label_inside_a_sentence(label: str, said: str) -> None:
    assert inside(label) == said


ACTING = [
    "@equipe", "@organisation/equipe", "https://evil.example/x", "HTTP://evil.example",
    "www.evil.example",
    "[x](https://evil.example)", "![x](https://evil.example/i.png)", "<https://evil.example>",
    "<img src=x>", "#12", "depot/projet#12", "GH-12", "**gras**", "`code`", "a@evil.example",
    "une\n\n# ligne", "\\@equipe", "&lt;b&gt;", "[x]: https://evil.example",
]


@pytest.mark.parametrize("text", [*ACTING, " et ".join(ACTING)])
def test_an_inert_text_only_shows_itself(text: str) -> None:
    written = inert(text)
    html = MarkdownIt("commonmark").render(f"- {written}")
    shown = re.sub(r"<!--.*?-->|\s+", "", html).removeprefix("<ul><li>").removesuffix("</li></ul>")
    assert "<" not in shown
    assert unescape(shown) == "".join(text.split())
    # What a forge links by itself, in the text it is given.
    assert not re.search(r"@\w|://|www\.|(?<!\\)#\d|GH-\d", written, re.IGNORECASE)
