"""Pages for schools: the index of competences, and the light view of each sheet."""

from __future__ import annotations

from datetime import date

import lxml.html
import pytest

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.rendering.pages import competences, integrer
from faire_avec.rendering.view import Site


@pytest.fixture(scope="module")
def site(guide: Corpus) -> Site:
    return Site(Edition(guide, date(2026, 11, 21)))


def test_every_competence_belongs_to_a_framework(guide: Corpus) -> None:
    prefixes = tuple(framework.prefix for framework in competences.FRAMEWORKS)
    for word in guide.tables.vocabularies["competences"]:
        assert word.startswith(prefixes), word
    for framework in competences.FRAMEWORKS:
        assert framework.source in guide.tables.sources.entries


def test_the_index_holds_every_sheet_under_each_of_its_competences(site: Site) -> None:
    (page,) = competences.pages(site)
    html = lxml.html.fromstring(page.html)
    listed: dict[str, set[str]] = {}
    word = ""
    for one in html.iter("h3", "a"):
        if one.tag == "h3":
            word = one.get("id")
        elif word and one.get("href").startswith("../"):
            listed.setdefault(word, set()).add(one.get("href").removeprefix("../"))
    expected: dict[str, set[str]] = {}
    for sheet in site.corpus.sheets.values():
        for code in sheet.fiche.competences:
            expected.setdefault(code, set()).add(sheet.url)
    assert listed == expected
    assert sum(map(len, expected.values())) > 200


def test_each_sheet_has_a_light_view(site: Site) -> None:
    pages = {
        page.url: page
        for page in (integrer.sheet_page(site, one) for one in site.corpus.sheets.values())
    }
    assert set(pages) == {f"integrer/{name}/" for name in site.corpus.sheets}
    for name, sheet in site.corpus.sheets.items():
        page = pages[f"integrer/{name}/"]
        assert page.whole and not page.listed
        html = lxml.html.document_fromstring(page.html)
        assert html.find(".//base").attrib == {"target": "_blank"}
        assert html.find(".//meta[@name='robots']").get("content") == "noindex"
        assert html.find(".//form") is None and html.find(".//script") is None
        whole = html.find(".//footer//a[@class='bouton']")
        assert whole.get("href") == f"../../{sheet.url}" and "noopener" in whole.get("rel")
        foot = " ".join(html.find(".//footer").text_content().split())
        assert "Source : Faire avec" in foot and "CC BY-SA 4.0" in foot
        essential = html.find(".//section[@class='essentiel']")
        assert essential.text_content().strip(), name
        for link in html.iterfind(".//a"):
            assert not link.get("href").startswith("#"), (name, link.get("href"))
        assert "data-pagefind-body" not in page.html
        assert len(page.html) < 20_000
