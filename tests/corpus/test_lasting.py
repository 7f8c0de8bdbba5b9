"""No published address is ever lost; each leads to the page that answers for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.corpus import Corpus, Ledgers, load
from faire_avec.corpus.edition import Edition
from faire_avec.corpus.lasting import (
    LostAddresses,
    Redirect,
    address_of,
    answer_addresses,
    lasting,
    redirects,
)
from faire_avec.places import COURTS
from faire_avec.rendering.sheet.sheet_page import sheet_page
from faire_avec.rendering.view import Site
from samples import TODAY, sheet

Tree = Callable[[dict[str, str]], Path]


@pytest.fixture
def renamed(tree: Tree) -> Corpus:
    """A guide where « neuf », a risk, used to be « vieux » and « antique »."""
    corpus, _ = load(tree({
        "risques/neuf.yml": sheet("risque", "Neuf", "anciens_ids: [vieux, antique]\n"),
        "risques/libre.yml": sheet("risque", "Libre").replace("verifiee", "brouillon"),
    }))
    return corpus


def published(corpus: Corpus, *addresses: str, **moved: str) -> Corpus:
    corpus.tables.ledgers = Ledgers(addresses=addresses, moved=moved)
    return corpus


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("risques/vieux/", "risques/neuf/"),
        ("risques/antique/citer.bib", "risques/neuf/citer.bib"),
        ("situations/vieux/", "risques/neuf/"),  # the sheet changed type too
        ("situations/neuf/", "risques/neuf/"),
        ("f/vieux/", "f/neuf/"),
        ("risques/vieux/vieux.docx", "risques/neuf/neuf.docx"),
    ],
)
def test_a_renamed_sheet_is_followed(old: str, new: str, renamed: Corpus) -> None:
    present = {"risques/neuf/", "risques/neuf/citer.bib", "risques/neuf/neuf.docx", "f/neuf/"}
    assert Redirect(old, new) in redirects(published(renamed, f"/{old}"), present)


ANSWER = "reponses: [{id: nouveau, titre: N, se_dit: [N], motif: autre, gestes: [G.], " \
    "sinon: {papier: P.}}]\n"


def test_a_published_answer_is_never_lost(tree: Tree) -> None:
    corpus, _ = load(tree({"situations/a.yml": sheet("situation", "A", ANSWER)}))
    present = {"situations/a/"} | answer_addresses(corpus)
    assert "situations/a/#nouveau" in present
    corpus.tables.ledgers = Ledgers(addresses=("/situations/a/#ancien",))
    with pytest.raises(LostAddresses, match="/situations/a/#ancien"):
        redirects(corpus, present)
    corpus.tables.ledgers = Ledgers(
        addresses=("/situations/a/#ancien",),
        moved={"/situations/a/#ancien": "/situations/a/#nouveau"},
    )
    assert redirects(corpus, present) == [
        Redirect("situations/a/#ancien", "situations/a/#nouveau")
    ]
    # No server sees what follows a « # »: the page itself bears the former anchor.
    html = sheet_page(Site(Edition(corpus, TODAY)), corpus.sheets["a"]).html
    assert '<span id="ancien"' in html


def test_an_answer_follows_its_renamed_sheet(tree: Tree) -> None:
    corpus, _ = load(tree({
        "situations/a.yml": sheet("situation", "A", ANSWER + "anciens_ids: [vieille]\n"),
    }))
    published(corpus, "/situations/vieille/#nouveau")
    present = {"situations/a/"} | answer_addresses(corpus)
    assert Redirect("situations/vieille/#nouveau", "situations/a/#nouveau") in (
        redirects(corpus, present)
    )


def test_former_ids_answer_even_when_no_ledger_knows_them(renamed: Corpus) -> None:
    found = redirects(renamed, {"risques/neuf/", "f/neuf/", "assets/neuf.js", "v/x/risques/neuf/"})
    assert {item.origin for item in found} == {
        "risques/vieux/", "risques/antique/", "f/vieux/", "f/antique/",
    }


def test_a_page_that_moved_is_followed_step_by_step(renamed: Corpus) -> None:
    moved = {"/outils/a/": "/outils/b/", "/outils/b/": "/risques/vieux/"}
    corpus = published(renamed, "/outils/a/", **moved)
    assert Redirect("outils/a/", "risques/neuf/") in redirects(corpus, {"risques/neuf/"})


@pytest.mark.parametrize(
    "moved", [{}, {"/perdue/": "/ailleurs/"}, {"/perdue/": "/autre/", "/autre/": "/perdue/"}]
)
def test_a_lost_address_is_named(moved: dict[str, str], renamed: Corpus) -> None:
    with pytest.raises(LostAddresses, match="/perdue/") as lost:
        redirects(published(renamed, "/perdue/", "/risques/neuf/", **moved), {"risques/neuf/"})
    assert "perdue/" in lost.value.addresses
    assert "anciens_ids" in str(lost.value) and "redirections.txt" in str(lost.value)


def test_what_lasts_enters_the_ledger(renamed: Corpus) -> None:
    paths = [
        "index.html", "risques/neuf/index.html", "risques/libre/index.html",
        "risques/libre/citer.bib", "f/libre/index.html", "assets/a.js", "404.html",
        "v/2026-11/index.html", "api/v1/fiches.json", "sitemap.xml.gz",
    ]
    assert lasting(renamed, map(address_of, paths)) == ["", "api/v1/fiches.json", "risques/neuf/"]


def test_every_published_address_of_the_guide_answers(guide: Corpus, guide_site: Path) -> None:
    assert len(guide.tables.ledgers.addresses) > 5 * len(guide.sheets)
    pages: dict[Path, str] = {}
    for published in guide.tables.ledgers.addresses:
        address, _, anchor = published.removeprefix("/").partition("#")
        path = guide_site / address
        path = path / "index.html" if not address or address.endswith("/") else path
        assert path.is_file(), published
        if anchor:
            text = pages.setdefault(path, path.read_text(encoding="utf-8"))
            assert f'id="{anchor}"' in text, published


def test_every_sheet_has_a_short_link(guide: Corpus, guide_site: Path) -> None:
    for name, entry in guide.sheets.items():
        page = (guide_site / COURTS / name / "index.html").read_text(encoding="utf-8")
        assert f'content="0; url=../../{entry.url}"' in page
        assert f'<a href="../../{entry.url}">' in page
