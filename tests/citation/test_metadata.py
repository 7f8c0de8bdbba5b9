"""What machines read in the head of a page, read back by an independent extractor."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import extruct
import lxml.html
import pytest

from faire_avec.citation import metadata
from faire_avec.cli import OK, main
from faire_avec.corpus import Corpus, load
from faire_avec.corpus.edition import Edition
from faire_avec.language.fold import slugify
from samples import ROOT, TABLES_MINIMALES, TODAY, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]
ADDRESS = "https://guide.exemple.fr/aide/"
LICENCE = "https://creativecommons.org/licenses/by-sa/4.0/deed.fr"
TITLE = 'L\'œuvre "rusée" & 100 %'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A small guide published at a known address, one of its titles full of traps."""
    folder = tmp_path_factory.mktemp("guide") / "fiches"
    trap = sheet("risque").replace("titre: Fiche risque", f"titre: {json.dumps(TITLE)}")
    for name, text in {**TABLES_MINIMALES, **one_of_each(), "risques/ruse.yml": trap}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    built = folder.parent / "site"
    words = ["construire", "--fiches", str(folder), "--site", str(built), "--sans-index"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIRE_AVEC_ADRESSE", ADDRESS)
        assert main([*words, "--config", str(ROOT / "mkdocs.yml")]) == OK
    yield built


def extracted(page: Path) -> dict[str, Any]:
    return extruct.extract(
        page.read_text(encoding="utf-8"), base_url=ADDRESS, syntaxes=["json-ld", "dublincore"],
        errors="strict",
    )


def metas(page: Path) -> dict[str, str]:
    html = lxml.html.document_fromstring(page.read_text(encoding="utf-8"))
    return {tag.get("name"): tag.get("content") for tag in html.iterfind(".//meta[@name]")}


@pytest.mark.parametrize(
    ("path", "title"),
    [("plateformes/un-plateforme/", "Fiche plateforme"), ("risques/ruse/", TITLE)],
)
def test_an_extractor_reads_every_form(path: str, title: str, site: Path) -> None:
    page = site / path / "index.html"
    found = extracted(page)
    (work,) = found["json-ld"]
    assert work["@type"] == "Article"
    assert (work["headline"], work["url"]) == (title, ADDRESS + path)
    assert work["author"] == {"@type": "Organization", "name": "Faire avec"}
    assert (work["dateModified"], work["license"]) == ("2026-11-01", LICENCE)

    (core,) = found["dublincore"]
    elements = {item["name"].lower(): item["content"] for item in core["elements"]}
    assert elements["dc.title"] == title
    assert elements["dc.creator"] == "Faire avec"
    assert elements["dc.date"] == "2026-11-01"
    assert elements["dc.identifier"] == ADDRESS + path
    assert elements["dc.rights"] == LICENCE

    highwire = metas(page)
    assert highwire["citation_title"] == title
    assert highwire["citation_author"] == "Faire avec"
    assert highwire["citation_publication_date"] == "2026/11/01"
    assert highwire["citation_public_url"] == ADDRESS + path
    assert highwire["citation_language"] == "fr"


@pytest.mark.parametrize(
    ("path", "title"),
    [("plateformes/un-plateforme/", "Fiche plateforme"), ("risques/ruse/", TITLE)],
)
def test_zotero_takes_a_page_by_an_institution(path: str, title: str, site: Path) -> None:
    text = (site / path / "index.html").read_text(encoding="utf-8")
    (span,) = lxml.html.document_fromstring(text).iterfind(".//span[@class='Z3988']")
    assert span.text is None and "hidden" in span.attrib
    # As Zotero reads: parts between « & », decoded one by one; a plus sign would be a space.
    said = dict(part.split("=") for part in span.get("title").split("&"))
    read = {name: unquote(value) for name, value in said.items()}
    assert not any("+" in value for value in said.values())
    assert read["rft_val_fmt"] == "info:ofi/fmt:kev:mtx:dc" and read["rft.type"] == "webpage"
    assert read["rft.title"] == title and read["rft.aucorp"] == "Faire avec"
    assert not {"rft.au", "rft.aulast", "rft.creator"} & set(read)
    assert (read["rft.date"], read["rft.identifier"]) == ("2026-11-01", ADDRESS + path)
    assert read["rft.source"].startswith("Faire avec, guide")
    graph = {tag.get("property"): tag.get("content")
             for tag in lxml.html.document_fromstring(text).iterfind(".//meta[@property]")}
    assert (graph["og:title"], graph["og:url"]) == (title, ADDRESS + path)
    assert graph["og:site_name"] == read["rft.source"]


def test_the_links_of_the_head_lead_to_files_of_the_site(site: Path) -> None:
    page = site / "plateformes/un-plateforme/index.html"
    html = lxml.html.document_fromstring(page.read_text(encoding="utf-8"))
    links = {
        (rel, tag.get("type")): tag.get("href") for tag in html.head.iterfind("link")
        for rel in tag.get("rel").split()
    }
    assert links["license", None] == LICENCE
    assert links["cite-as", None] == f"{ADDRESS}plateformes/un-plateforme/"
    assert (page.parent / links["shortlink", None] / "index.html").is_file()
    for kind in ("x-bibtex", "x-research-info-systems", "vnd.citationstyles.csl+json"):
        assert (page.parent / links["alternate", f"application/{kind}"]).is_file()


def test_with_an_address_citations_give_it_whole(site: Path) -> None:
    page = (site / "plateformes/un-plateforme/index.html").read_text(encoding="utf-8")
    assert f">{ADDRESS}plateformes/un-plateforme/</a>" in page
    assert "data-a-completer" not in page and "data-sans-script" not in page
    bib = (site / "plateformes/un-plateforme/citer.bib").read_text(encoding="utf-8")
    assert f"url = {{{ADDRESS}plateformes/un-plateforme/}}" in bib
    rules = (site / "_redirects").read_text(encoding="utf-8")
    assert "/aide/f/un-plateforme/ /aide/plateformes/un-plateforme/ 301\n" in rules


def test_no_text_closes_the_data_block(tree: Tree) -> None:
    trap = '</script><b>"x"</b>'
    text = sheet("risque").replace("titre: Fiche risque", f"titre: '{trap}'")
    corpus, _ = load(tree({"risques/ruse.yml": text}))
    head = metadata(Edition(corpus, TODAY), corpus.sheets["ruse"], "../../")
    html = lxml.html.document_fromstring(f"<html><head>{head}</head></html>")
    assert html.find(".//b") is None
    assert json.loads(html.findtext(".//script"))["headline"] == trap
    assert html.find(".//meta[@name='DC.title']").get("content") == trap


def test_every_sheet_of_the_guide_has_its_metadata(guide: Corpus) -> None:
    for one in guide.sheets.values():
        head = metadata(Edition(guide, TODAY), one, "../../")
        assert head.count("citation_") == 5 and head.count("<script") == 1
        assert f"f/{slugify(one.id)}/" in head
