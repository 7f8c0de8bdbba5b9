"""The EPUB: container, package, contents and pages, read as a reading system does."""

from __future__ import annotations

import io
import zipfile
from xml.etree import ElementTree as ET

from faire_avec.exports.cours._course import Course
from faire_avec.language.prose import french_spaces

CONTAINER = "{urn:oasis:names:tc:opendocument:xmlns:container}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
OPS = "{http://www.idpf.org/2007/ops}"


def test_books_open(packs: dict[str, bytes], all_courses: list[Course]) -> None:
    for course in all_courses:
        book = zipfile.ZipFile(io.BytesIO(packs[f"{course.sheet.url}{course.sheet.id}.epub"]))
        first = book.infolist()[0]
        assert (first.filename, first.compress_type, first.extra) == ("mimetype", 0, b"")
        assert book.read("mimetype") == b"application/epub+zip"
        container = ET.fromstring(book.read("META-INF/container.xml"))
        path = container.find(f"{CONTAINER}rootfiles/{CONTAINER}rootfile").get("full-path", "")
        package = ET.fromstring(book.read(path))
        items = {item.get("id"): item for item in package.iter(f"{OPF}item")}
        inside = {f"OEBPS/{item.get('href')}" for item in items.values()}
        assert inside == set(book.namelist()) - {"mimetype", "META-INF/container.xml", path}
        spine = [one.get("idref") for one in package.iter(f"{OPF}itemref")]
        assert len(spine) == len(set(spine)) and set(spine) == set(items) - {"nav"}
        for name in inside:
            assert ET.fromstring(book.read(name)).tag == f"{XHTML}html"
        assert package.findtext(f".//{DC}title") == course.title
        assert "CC BY-SA 4.0" in package.findtext(f".//{DC}rights", "")
        assert package.findtext(f".//{DC}date") == course.checked[1].isoformat()
        nav = ET.fromstring(book.read("OEBPS/nav.xhtml"))
        contents = nav.find(f".//{XHTML}nav")
        assert (contents.get(f"{OPS}type"), contents.get("role")) == ("toc", "doc-toc")
        steps = [span.text for span in nav.iter(f"{XHTML}span")]
        assert steps[0] == french_spaces(f"1. {course.fiche.etapes[0].titre}") and len(steps) >= 6
        for line in nav.iter(f"{XHTML}li"):
            kinds = [child.tag.rpartition("}")[2] for child in line]
            assert kinds in (["a"], ["span", "ol"])
        shown = [link.text for link in nav.iter(f"{XHTML}a")]
        assert [sheet.fiche.titre for sheet in course.sheets if len(sheet.fiche.titre) < 8] == [
            title for title in shown if title in {s.fiche.titre for s in course.sheets}
            and len(title) < 8
        ]
        assert len(shown) == 1 + len(course.sheets) + len(course.quizzes)
