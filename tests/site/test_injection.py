"""Texts are only texts: hostile signs in every field change no tag, no attribute, no record."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import bibtexparser
import icalendar
import pytest
import rispy

from faire_avec.corpus import load
from faire_avec.site.plugin import build_site
from filled import every_field, write_folder
from samples import ROOT

HOSTILE = (
    "\"'< &lt;/b&gt; &quot;&amp;& \" id=\"x' id='x >",
    "&lt;/title&gt;&lt;h1 id=x&gt;",
    "0;url=//evil.example\" http-equiv=\"refresh",
)
ADDRESSES = ("", "https://guide.exemple.org/faire-avec/", "")


class Skeleton(HTMLParser):
    """Tags of a page with the names of their attributes, in order.

    Not the lines of the drawings: where they break depends on the width of the signs.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "tspan":
            self.found.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag != "tspan":
            self.found.append((f"/{tag}",))


def html_shape(raw: bytes) -> Any:
    return Skeleton(raw.decode()).found


def xml_shape(raw: bytes) -> Any:
    return [(node.tag, sorted(node.attrib)) for node in ET.fromstring(raw).iter()]


def json_shape(raw: bytes) -> Any:
    def shape(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: shape(one) for key, one in value.items()}
        return [shape(one) for one in value] if isinstance(value, list) else type(value)

    return shape(json.loads(raw))


def csv_shape(raw: bytes) -> Any:
    return [len(row) for row in csv.reader(io.StringIO(raw.decode("utf-8-sig")))]


def bibtex_shape(raw: bytes) -> Any:
    library = bibtexparser.parse_string(raw.decode())
    assert not library.failed_blocks
    return [(entry.entry_type, list(entry.fields_dict)) for entry in library.entries]


def ris_shape(raw: bytes) -> Any:
    return [sorted(record) for record in rispy.loads(raw.decode())]


def ics_shape(raw: bytes) -> Any:
    calendar = icalendar.Calendar.from_ical(raw)
    return [(part.name, sorted(part)) for part in calendar.walk()]


def zip_shape(raw: bytes) -> Any:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return [(name, shape_of(name, archive.read(name))) for name in archive.namelist()]


READERS: dict[str, Callable[[bytes], Any]] = {
    ".html": html_shape, ".xhtml": xml_shape, ".xml": xml_shape, ".svg": xml_shape,
    ".rels": xml_shape, ".opf": xml_shape, ".ncx": xml_shape, ".xsd": xml_shape,
    ".json": json_shape, ".csv": csv_shape, ".bib": bibtex_shape, ".ris": ris_shape,
    ".ics": ics_shape, ".docx": zip_shape, ".epub": zip_shape, ".zip": zip_shape,
    ".imscc": zip_shape,
}


def shape_of(name: str, raw: bytes) -> Any:
    reader = READERS.get(Path(name).suffix)
    return reader(raw) if reader else None


def built(folder: Path, text: str) -> dict[str, Any]:
    """The shape of every file of a guide whose texts all hold ``text``."""

    def write(longest: int) -> str:
        return f"Mot {text}"[:longest].strip()

    corpus, problems = load(write_folder(folder / "fiches", every_field(write)))
    assert [problem.message for problem in problems] == []
    site = folder / "site"
    build_site(ROOT / "mkdocs.yml", corpus, site, index=False)
    # Words choose the files of the search index, in a folder named after what they hold.
    index = site / "assets" / "search" / "index"
    for path in index.rglob("*.json"):
        json.loads(path.read_bytes())
    return {
        path.relative_to(site).as_posix(): shape_of(path.name, path.read_bytes())
        for path in sorted(site.rglob("*")) if path.is_file() and index not in path.parents
    }


@pytest.mark.parametrize(("text", "address"), list(zip(HOSTILE, ADDRESSES, strict=True)))
def test_hostile_texts_keep_the_skeleton_of_plain_ones(
    text: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRE_AVEC_ADRESSE", address)
    # As many words of as many signs.
    same = "".join(" " if sign == " " else "x" for sign in text)
    plain, hostile = built(tmp_path / "simple", same), built(tmp_path / "hostile", text)
    assert sorted(hostile) == sorted(plain)
    read = {Path(name).suffix for name, shape in plain.items() if shape}
    assert {".html", ".xml", ".json", ".csv", ".bib", ".ris", ".ics", ".epub"} <= read
    assert [name for name, shape in hostile.items() if shape != plain[name]] == []
