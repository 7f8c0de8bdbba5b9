"""The PDF: tagged, in French, with its contents, its date, its licence, its whole text."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree

import pytest
from pypdf import PdfReader

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports import InvalidExport
from faire_avec.exports.cours._course import Course
from faire_avec.exports.cours._pages import Page, pages
from faire_avec.exports.cours._print import printed
from faire_avec.exports.cours._rights import UnknownShape, with_rights
from samples import TODAY

DC = "{http://purl.org/dc/elements/1.1/}"
XMP_RIGHTS = "{http://ns.adobe.com/xap/1.0/rights/}"


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


def test_its_contents_list_every_step_and_page(
    reader: PdfReader, all_courses: list[Course]
) -> None:
    course = all_courses[0]
    steps = [
        " ".join(str(one.title).split()) for one in reader.outline if not isinstance(one, list)
    ]
    assert [step[:2] for step in steps[1:7]] == ["1.", "2.", "3.", "4.", "5.", "6."]
    titles = [
        " ".join(str(one.title).split())
        for under in reader.outline if isinstance(under, list) for one in under
        if not isinstance(one, list)
    ]
    for title in (quiz.title for quiz in course.quizzes):
        assert " ".join(title.split()) in titles
    assert len(titles) == len(course.sheets) + len(course.quizzes)


def test_an_hour_of_course_is_no_book(reader: PdfReader) -> None:
    # It was 91 when each sheet began a page and every field had its line.
    assert len(reader.pages) <= 50


def test_no_label_stands_alone_at_the_foot_of_a_column(reader: PdfReader) -> None:
    seen = 0
    for number, page in enumerate(reader.pages, 1):
        feet: dict[bool, tuple[float, str]] = {}

        def note(
            text: str, cm: list[float], _tm: object, _font: object, _size: object,
            feet: dict[bool, tuple[float, str]] = feet,
        ) -> None:
            # The foot of the page stands lower; A4 is 595 wide.
            if not text.strip() or cm[5] < 50:
                return
            right = cm[4] > 297
            low, said = feet.get(right, (1000.0, ""))
            if cm[5] < low - 2:
                feet[right] = (cm[5], text)
            elif abs(cm[5] - low) <= 2:
                feet[right] = (low, said + text)

        page.extract_text(visitor_text=note)
        seen += len(feet)
        # A paragraph may end so; a label is short.
        alone = [said for _, said in feet.values() if re.fullmatch(r"[^.]{1,30}:\s*", said)]
        assert alone == [], number
    assert seen > 60


def test_mail_addresses_are_links_and_the_licence_is_said_to_machines(
    packs: dict[str, bytes], reader: PdfReader
) -> None:
    metadata = reader.trailer["/Root"]["/Metadata"].get_data().decode()
    root = ElementTree.fromstring(metadata.partition("?>")[2].rpartition("<?")[0])
    rights = root.find(f".//{DC}rights")
    assert "CC BY-SA 4.0" in "".join(rights.itertext())
    assert root.findtext(f".//{XMP_RIGHTS}WebStatement", "").startswith("https://creativecommons")
    targets = {
        str(annotation.get_object()["/A"].get("/URI", ""))
        for path in packs if path.endswith(".pdf")
        for page in PdfReader(io.BytesIO(packs[path])).pages
        for annotation in page.get("/Annots", []) if "/A" in annotation.get_object()
    }
    assert any(target.startswith("mailto:") for target in targets)


def test_a_file_of_another_shape_is_not_touched() -> None:
    for strange in (b"", b"%PDF-1.7\nxref\n0 1\nstartxref\n9\n"):
        with pytest.raises(UnknownShape):
            with_rights(strange)


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
