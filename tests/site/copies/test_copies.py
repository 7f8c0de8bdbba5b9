"""Copies of a small site: whatever a sheet says, they hold it and nothing else."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import lxml.html
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import escape

from faire_avec.cli import OK, USAGE, main
from faire_avec.site.copies.bundle import bundle
from faire_avec.site.copies.key import key_archive
from faire_avec.site.copies.single import MAX_BYTES, TooHeavy, single_file
from faire_avec.site.copies.taken import Built, NoSite
from noderun import program
from samples import ROOT, one_of_each

SOURCES = ROOT / "docs" / "assets"
PAGE = """<!doctype html>
<html lang="fr"><head><meta http-equiv="Content-Security-Policy" content="default-src 'none'">
<meta charset="utf-8"><title>{title}</title>
<link rel="stylesheet" href="{root}assets/style/site.css">
<link rel="modulepreload" href="{root}assets/page/site.js"></head>
<body><header class="bandeau"><a href="{root}">Faire avec</a></header>
<div id="contenu">{content}</div><footer class="pied"><a href="{root}a/">A</a></footer>
<script type="module" src="{root}assets/page/site.js"></script></body></html>
"""


def write(folder: Path, pages: dict[str, str], address: str = "") -> Built:
    """A built site of a few pages."""
    for url, content in pages.items():
        path = folder / url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        root = "../" * url.count("/") or "./"
        path.write_text(PAGE.format(title="T", root=root, content=content), encoding="utf-8")
    for name in ("assets/style/site.css", "assets/style/offline.css", "assets/images/x.svg",
                 "assets/search/known.json", "assets/recovery/graph.json"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    (folder / "edition.json").write_text(json.dumps(
        {"edition": "x", "date": "2026-11-28", "adresse": address}
    ), encoding="utf-8")
    return Built.read(folder)


def unpacked(packed: str) -> str:
    return zlib.decompress(base64.b64decode(packed), -15).decode()


def held(text: str) -> dict[str, str]:
    """The content of each page of a single file."""
    tree = lxml.html.document_fromstring(text)
    assert [one.get("id") for one in tree.iter("script")] == ["copie", None]
    assert tree.find(".//body") is not None
    data = json.loads(tree.get_element_by_id("copie").text)
    return {url: json.loads(unpacked(page))["html"] for url, page in data["pages"].items()}


def links(html: str) -> Iterator[str]:
    """Every address that a page gives or asks for."""
    for one in lxml.html.fragment_fromstring(html, create_parent=True).iter():
        if isinstance(one.tag, str):
            yield from (one.get(name) for name in ("href", "src", "action") if one.get(name))


NASTY = "</script><script>alert(1)</script><!--]]>&lt;{0}{held}%s\"'`\u2028</noscript></style>"
# What HTML itself refuses is refused in sheets too.
TEXTS = st.text(st.characters(exclude_categories=("Cc", "Cs", "Cn")), max_size=80)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies")


@settings(max_examples=15)
@given(TEXTS)
@example(NASTY)
def test_no_text_breaks_the_single_file(folder: Path, said: str) -> None:
    told = f'<p title="{escape(said)}">{escape(said)}</p>'
    site = write(folder / "site", {"": told, "a/": "A"})
    pages = held(single_file(site, SOURCES))
    assert set(pages) == {"", "a/"}
    line = lxml.html.fragment_fromstring(pages[""], create_parent=True).find(".//p")
    assert (line.text or "", line.get("title")) == (said, said)


def test_a_link_leads_inside_or_to_the_public_site_or_nowhere(tmp_path: Path) -> None:
    links = ('<a href="../b/?compte=x#y">b</a><a href="#y">ici</a><a href="../api/v1/x.json">x</a>'
             '<a href="https://exemple.fr/">e</a><a href="tel:3230">32 30</a>')
    pages = {"": "", "a/": links, "b/": ""}
    for address, outside in (("", None), ("https://g.fr/", "https://g.fr/api/v1/x.json")):
        site = write(tmp_path / f"site{len(address)}", pages, address)
        alone = lxml.html.fragment_fromstring(held(single_file(site, SOURCES))["a/"],
                                              create_parent=True)
        common = ["https://exemple.fr/", "tel:3230"]
        found = [one.get("href") for one in alone.iterfind(".//*[@id='contenu']/a")]
        assert found == ["#/b/?compte=x#y", "#/a/#y", outside, *common]
        with zipfile.ZipFile(io.BytesIO(key_archive(site, SOURCES))) as content:
            page = lxml.html.document_fromstring(content.read("faire-avec/a/index.html").decode())
        found = [one.get("href") for one in page.iterfind(".//*[@id='contenu']/a")]
        assert found == ["../b/index.html?compte=x#y", "#y", outside, *common]


def test_the_same_site_gives_the_same_bytes(tmp_path: Path) -> None:
    pages = {"": "un", "a/": "deux"}
    first, other = write(tmp_path / "un", pages), write(tmp_path / "deux" / "ailleurs", pages)
    for path in other.folder.rglob("*"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    assert key_archive(first, SOURCES) == key_archive(other, SOURCES)
    assert single_file(first, SOURCES) == single_file(other, SOURCES)


def test_what_is_no_site_or_too_heavy_is_said(tmp_path: Path) -> None:
    with pytest.raises(NoSite, match="make site"):
        Built.read(tmp_path)
    site = write(tmp_path / "site", {"": base64.b64encode(os.urandom(MAX_BYTES)).decode()})
    with pytest.raises(TooHeavy):
        single_file(site, SOURCES)


def test_every_module_of_the_pages_becomes_one_classic_script(tmp_path: Path) -> None:
    every = {path.relative_to(SOURCES).as_posix() for path in SOURCES.rglob("*.js")}
    # No copy holds the forms of who writes the guide, nor the worker.
    text = bundle(SOURCES, {
        one for one in every if not one.startswith("form/") and one != "offline/worker.js"
    })
    assert "import.meta" not in text
    assert not re.search(r"^(import|export)\b", text, re.MULTILINE)
    script = tmp_path / "copie.cjs"
    script.write_text(text, encoding="utf-8")
    assert os.spawnv(os.P_WAIT, program(), [program(), "--check", str(script)]) == 0


def test_the_single_file_of_the_guide_weighs_less_than_six_megabytes(guide_site: Path) -> None:
    site = Built.read(guide_site)
    text = single_file(site, SOURCES)
    pages = held(text)
    assert len(text.encode()) <= MAX_BYTES
    assert {"", "plateformes/caf/", "outils/par-ou-rentrer/", "recherche/", "a-z/"} <= set(pages)
    # Nothing in it leads to a file that would have to be beside it.
    for url, content in pages.items():
        for link in links(content):
            assert re.match(r"#/|#contenu$|https?://|tel:|mailto:|sms:", link), (url, link)


def test_every_link_of_the_archive_leads_to_a_file_of_it(guide_site: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(key_archive(Built.read(guide_site), SOURCES))) as content:
        names = set(content.namelist())
        assert not any(name.endswith((".pdf", ".epub", ".imscc")) for name in names)
        for name in names:
            if not name.endswith(".html"):
                continue
            for link in links(content.read(name).decode()):
                bare = re.split(r"[?#]", link)[0]
                if bare and not re.match(r"[a-z]+:", link):
                    target = os.path.normpath(os.path.join(os.path.dirname(name), bare))
                    assert target in names, (name, link)


def test_copies_are_published_when_asked_and_written_by_a_command(
    tree: Callable[[dict[str, str]], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    config = ["--config", str(ROOT / "mkdocs.yml")]
    site = tmp_path / "site"
    words = ["construire", "--fiches", str(tree(one_of_each())), "--site", str(site), *config]
    assert main([*words, "--sans-index", "--avec-copies"]) == OK
    page = (site / "hors-ligne" / "index.html").read_text(encoding="utf-8")
    for name in ("faire-avec.zip", "faire-avec.html"):
        assert re.search(rf'href="[^"]*copies/{name}" download', page)
        assert (site / "hors-ligne" / "copies" / name).is_file()
    listed = next((site / "edition").iterdir()).read_text(encoding="utf-8")
    assert "copies" not in listed and '"hors-ligne/"' in listed
    to = tmp_path / "dist"
    assert main(["archive", "--site", str(site), "--vers", str(to), *config]) == OK
    assert {path.name for path in to.iterdir()} == {"faire-avec.zip", "faire-avec.html"}
    assert "Mo)" in capsys.readouterr().out
    assert main(["archive", "--site", str(tmp_path / "rien"), *config]) == USAGE
    assert "make site" in capsys.readouterr().err
