"""What every page says, read as plain text: no doubled stop, no word of the first edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import lxml.html
import pytest

from faire_avec.corpus import Corpus, load
from faire_avec.corpus.edition import Edition
from faire_avec.model import SHEET_TYPES
from faire_avec.rendering.filters import after, joined, sentence, unstopped
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from samples import TODAY, sheet

# « ., », « .. » and the like; three dots are a mark of their own.
DOUBLED = re.compile(r"(?<!\.)\.\.(?!\.)|\.,|,\.|,,|;\.|:\.|\.;|!\.|\?\.")
BLOCKS = ".//*[self::p or self::li[not(p)] or self::dt or self::summary or self::h1 or self::h2]"


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_no_stop_is_doubled(kind: str, guide: Corpus) -> None:
    site = Site(Edition(guide, TODAY))
    found = []
    for one in guide.of(SHEET_TYPES[kind].model):
        page = lxml.html.fromstring(sheet_page(site, one).html)
        for block in page.xpath(BLOCKS):
            text = " ".join(block.text_content().split())
            if block.find(".//pre") is None and DOUBLED.search(text):
                found.append((one.id, text[:160]))
    assert found == []


@pytest.mark.parametrize(
    ("text", "whole", "open_"),
    [
        ("Appelez", "Appelez.", "Appelez"), ("Appelez.", "Appelez.", "Appelez"),
        ("Vraiment ?", "Vraiment ?", "Vraiment ?"),
        ("Dites « oui »", "Dites « oui »", "Dites « oui »"),
        ("Et puis...", "Et puis...", "Et puis..."), ("**Fin.**", "**Fin.**", "**Fin.**"),
    ],
)
def test_a_sentence_ends_once(text: str, whole: str, open_: str) -> None:
    assert (sentence(text), unstopped(text)) == (whole, open_)


def test_a_list_is_one_phrase() -> None:
    assert joined(["Pièce d'identité.", "Dernier courrier", "RIB"]) == (
        "Pièce d'identité, dernier courrier et RIB"
    )
    assert joined(["Un RIB"]) == "Un RIB"


def test_a_channel_is_said_once() -> None:
    assert after("Rendez-vous.", "Guichet") == "Guichet : rendez-vous"
    assert after("Papier : la demande", "Papier") == "Papier : la demande"


def test_no_stop_follows_a_title_that_asks(tree: Callable[[dict[str, str]], Path]) -> None:
    corpus, _ = load(tree({"risques/grave.yml": sheet("risque", "Est-ce grave ?")}))
    html = Site(Edition(corpus, TODAY)).prose("Voir [[grave]]. Puis.", "../../", inline=True)
    assert html == 'Voir <a href="../../risques/grave/">Est-ce grave\u202f?</a> Puis.'
