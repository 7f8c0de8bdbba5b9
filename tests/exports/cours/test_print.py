"""The PDF: tagged, in French, with its contents, its date, its licence, its whole text."""

from __future__ import annotations

import io
import re

import pytest
from pypdf import PdfReader

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports import InvalidExport
from faire_avec.exports.cours._course import Course
from faire_avec.exports.cours._pages import Page, pages
from faire_avec.exports.cours._print import printed
from samples import TODAY


@pytest.fixture(scope="session")
def reader(packs: dict[str, bytes]) -> PdfReader:
    path = "parcours/parcours-decouverte/parcours-decouverte.pdf"
    return PdfReader(io.BytesIO(packs[path]))


def test_it_is_tagged(reader: PdfReader) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert str(root["/Lang"]).startswith("fr")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert re.search(rb"pdfuaid:part[^\d]*1", root["/Metadata"].get_data())
    tags, todo = set(), [root["/StructTreeRoot"]["/K"]]
    while todo:
        node = todo.pop().get_object()
        if isinstance(node, list):
            todo.extend(node)
        elif isinstance(node, dict):
            tags.add(str(node.get("/S")))
            if "/K" in node and not isinstance(node["/K"], int):
                todo.append(node["/K"])
            if len(tags) > 12:
                break
        assert len(todo) < 100_000
    assert {"/Document", "/H1", "/P", "/L"} <= tags


def test_its_contents_list_every_page(reader: PdfReader, all_courses: list[Course]) -> None:
    course = all_courses[0]
    titles = [
        " ".join(str(one.title).split()) for one in reader.outline if not isinstance(one, list)
    ]
    for title in (course.title, *(quiz.title for quiz in course.quizzes)):
        assert " ".join(title.split()) in titles
    assert len(titles) >= 1 + len(course.sheets) + len(course.quizzes)


def test_it_says_its_date_licence_and_sources(
    reader: PdfReader, all_courses: list[Course], guide: Corpus
) -> None:
    course = all_courses[0]
    assert reader.metadata.title == course.title
    assert str(reader.metadata["/CreationDate"]).startswith(f"D:{course.checked[1]:%Y%m%d}")
    text = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert "Licence CC BY-SA 4.0" in text
    for sheet in course.sheets:
        for _, source in guide.sources_of(sheet):
            assert re.sub(r"\W+", "", source.editeur) in re.sub(r"\W+", "", text), source.editeur


def test_the_same_pages_give_the_same_bytes(
    guide: Corpus, all_courses: list[Course], packs: dict[str, bytes]
) -> None:
    course = all_courses[0]
    again = printed(course, pages(Edition(guide, TODAY), course))
    assert again == packs[f"{course.sheet.url}{course.sheet.id}.pdf"]


def test_a_page_that_cannot_be_set_is_named(guide: Corpus, all_courses: list[Course]) -> None:
    course = all_courses[0]
    found = pages(Edition(guide, TODAY), course)[:2]
    broken = Page("caf", "Caf", found[1].body.replace("<h2>", "<h2><b"))
    with pytest.raises(InvalidExport, match=r"parcours-decouverte.*la page «caf» est refusée"):
        printed(course, [found[0], broken])
