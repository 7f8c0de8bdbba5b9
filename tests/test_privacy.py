"""Every page of the built site: nothing inline, links elsewhere that say so, sober titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
import pytest
from lxml.html import HtmlElement

from faire_avec.corpus import Corpus
from faire_avec.language.fold import fold
from faire_avec.language.prose import french_spaces, host_of
from faire_avec.rendering.policy import EMBEDDABLE, page_policy
from quality.kinds import built_pages

# What no tab may say of the person whose screen it is.
UNFIT = re.compile(
    r"\b(analphabet|assiste|cas social|clandestin|coupable|delinquant|demuni|deficien|fraud|"
    r"illegal|illettr|incapable|indigent|infraction|inapte|marginal|mensonge|pauvre|precaire|"
    r"suspect|toxico|trich)"
)


@pytest.fixture(scope="session")
def pages(guide_site: Path) -> dict[str, HtmlElement]:
    """Every page of the site, by address."""
    return {path: lxml.html.document_fromstring(text) for path, text in built_pages(guide_site)}


def test_every_page_carries_its_policy(pages: dict[str, HtmlElement]) -> None:
    policies = {page_policy(kind) for kind in ("fiche", "recherche", "hors-ligne")}
    for path, page in pages.items():
        head = [one for one in page.head if isinstance(one.tag, str)]
        assert head[0].get("http-equiv") == "Content-Security-Policy", path
        assert head[0].get("content") in policies, path
        searches = head[0].get("content") == page_policy("recherche")
        assert searches == (path == "recherche/"), path


def test_nothing_is_inline(pages: dict[str, HtmlElement]) -> None:
    for path, page in pages.items():
        for one in page.iter():
            if not isinstance(one.tag, str):
                continue
            names = [name for name in one.attrib if name == "style" or name.startswith("on")]
            assert names == [], (path, one.tag, names)
            assert one.tag != "style", path
            if one.tag == "script" and one.get("type") not in ("application/ld+json",):
                assert one.get("src"), path


def _addresses(page: HtmlElement) -> Iterator[tuple[str, str]]:
    """What the browser asks for by itself: attribute and address."""
    for name in ("src", "srcset", "poster", "data", "action", "formaction", "ping"):
        for one in page.iterfind(f".//*[@{name}]"):
            yield name, one.get(name)
    for one in page.iterfind(".//link[@href]"):
        # These only name an address; no browser fetches it.
        if one.get("rel") not in ("canonical", "cite-as", "license", "schema.DC", "schema.DCTERMS"):
            yield "link", one.get("href")


def test_nothing_is_asked_elsewhere(pages: dict[str, HtmlElement]) -> None:
    for path, page in pages.items():
        for name, address in _addresses(page):
            assert not urlsplit(address).netloc, (path, name, address)


@lru_cache(maxsize=1)
def _blocks() -> frozenset[str]:
    return frozenset({"li", "p", "dd", "td", "th", "figcaption", "blockquote", "div", "section"})


def _around(link: HtmlElement) -> str:
    """The words of the smallest block that holds a link."""
    block = next(one for one in link.iterancestors() if one.tag in _blocks())
    return " ".join(block.text_content().split())


def test_a_link_elsewhere_says_where_it_leads(
    pages: dict[str, HtmlElement], guide: Corpus
) -> None:
    publishers = {source.editeur for source in guide.tables.sources.entries.values()}
    for sheet in guide.sheets.values():
        publishers |= {source.editeur for _, source in guide.sources_of(sheet)}
    seen = 0
    for path, page in pages.items():
        for link in page.iterfind(".//a[@href]"):
            if urlsplit(link.get("href")).scheme not in ("http", "https"):
                continue
            seen += 1
            said = " ".join(link.text_content().split())
            assert "noreferrer" in (link.get("rel") or "").split(), (path, link.get("href"))
            assert said or link.get("aria-label"), (path, link.get("href"))
            around = _around(link)
            assert host_of(link.get("href")) in said or any(
                name in around for name in publishers
            ), (path, link.get("href"), said)
    assert seen > 500


def test_a_link_in_this_tab_stays_in_this_tab(pages: dict[str, HtmlElement]) -> None:
    for path, page in pages.items():
        # In a frame of another site, a link must not open inside the frame.
        expected = ["base"] if path.startswith(f"{EMBEDDABLE}/") else []
        assert [one.tag for one in page.findall(".//*[@target]")] == expected, path


def test_the_tab_names_the_subject_and_nothing_of_the_person(
    pages: dict[str, HtmlElement], guide: Corpus
) -> None:
    titles = {path: page.findtext(".//title") for path, page in pages.items()}
    for path, title in titles.items():
        assert title.endswith("Faire avec"), path
        assert not UNFIT.search(fold(title)), (path, title)
    for sheet in guide.sheets.values():
        subject = french_spaces(sheet.fiche.titre)
        assert french_spaces(titles[sheet.url]) == f"{subject} — Faire avec", sheet.id
    shared = [title for title in titles.values() if list(titles.values()).count(title) > 1]
    assert shared == []
