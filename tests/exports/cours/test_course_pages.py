"""Pages of a course: nothing of a sheet is lost, links stay inside, bad pages stop the build."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from faire_avec.corpus import Corpus, Sheet, load
from faire_avec.corpus.edition import Edition
from faire_avec.exports import InvalidExport
from faire_avec.exports.cours import kept_exports
from faire_avec.exports.cours._contents import contents
from faire_avec.exports.cours._course import Course, courses
from faire_avec.exports.cours._pages import PRESENTATION, address, pages
from faire_avec.exports.cours._parts import NOT_TAUGHT
from faire_avec.exports.cours._standalone import check_links, page_files
from faire_avec.language.prose import french_spaces, render_block
from faire_avec.model.describe import describe
from faire_avec.model.introspect import blocks
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Reponse
from faire_avec.model.types import Kind
from samples import TODAY, one_of_each

# Fields for the search, the contributor or the reader of the site, not for the student.
LEFT_OUT = {"alias", "modifications", "dispenses", "competences", "voir_aussi", "quiz", "themes",
            "publics"}
A_NUMBER = re.compile(r"(?P<label>.*) : \d+\.?")
# « Numéro : 3646 », « Année : 2020 » need no unit.
SAYS_ITSELF = {"Numéro", "Année", "Date"}


def taught(sheet: Sheet, location: tuple[str | int, ...]) -> bool:
    """Whether a course keeps a text of a sheet."""
    if location[0] in LEFT_OUT:
        return False
    if isinstance(sheet.fiche, Plateforme) and location[0] in NOT_TAUGHT[Plateforme]:
        return False
    return location[0] != "reponses" or location[2] not in NOT_TAUGHT[Reponse]


def words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip()


def text_of(sheet: Sheet, corpus: Corpus) -> list[str]:
    """Every text of a sheet that a student should find, as the guide renders it."""
    def resolve(sheet_id: str) -> tuple[str, str] | None:
        return ("#", corpus.title(sheet_id)) if sheet_id in corpus.sheets else None

    return [
        " ".join(render_block(text, resolve).striptags().split())
        for location, text, _ in sheet.of_kind(Kind.PROSE, Kind.LINE)
        if taught(sheet, location) and text != "non"
    ]


def test_nothing_of_a_sheet_is_lost(guide: Corpus, all_courses: list[Course]) -> None:
    for course in all_courses:
        found = {page.name: page for page in pages(Edition(guide, TODAY), course)}
        for sheet in (course.sheet, *course.sheets):
            name = PRESENTATION if sheet is course.sheet else sheet.id
            shown = words(" ".join(ET.fromstring(found[name].body).itertext()))
            for text in text_of(sheet, guide):
                assert words(text) in shown, (sheet.id, text)
            for _, source in guide.sources_of(sheet):
                assert words(source.titre) in shown, (sheet.id, source.titre)


def test_no_page_shows_an_id_nor_a_number_that_counts_nothing(
    guide: Corpus, all_courses: list[Course]
) -> None:
    sheets = guide.sheets.values()
    ids = {block.id for sheet in sheets for _, block in blocks(sheet.fiche)
           if hasattr(block, "id")} | set(guide.sheets)
    for course in all_courses:
        for page in pages(Edition(guide, TODAY), course):
            for paragraph in ET.fromstring(page.body).iter("p"):
                said = " ".join("".join(paragraph.itertext()).split())
                number = A_NUMBER.fullmatch(said)
                assert number is None or number["label"] in SAYS_ITSELF, (page.name, said)
                assert said.rpartition(" : ")[2] not in ids, (page.name, said)


def test_a_decision_names_its_next_question_and_its_outcome(
    guide: Corpus, all_courses: list[Course]
) -> None:
    found = {page.name: page.body for page in pages(Edition(guide, TODAY), all_courses[0])}
    decision = guide.sheets["faut-il-aider"].fiche
    told = words(" ".join(ET.fromstring(found["faut-il-aider"]).itertext()))
    names = {one.id: one.question for one in decision.questions}
    names |= {one.id: one.titre for one in decision.sorties}
    ends = [end for one in decision.questions for choice in one.choix
            for end in (choice.question, choice.sortie) if end]
    assert len(ends) > 8
    for end in ends:
        assert re.search(f"(Question suivante|Sortie) {re.escape(words(names[end]))}", told), end


def test_what_a_course_leaves_out_are_fields_of_the_models() -> None:
    for model, names in NOT_TAUGHT.items():
        assert names <= {doc.name for doc in describe(model)}


def test_contents_hold_each_page_once_under_its_numbered_step(
    guide: Corpus, all_courses: list[Course]
) -> None:
    for course in all_courses:
        found = pages(Edition(guide, TODAY), course)
        chapters = list(contents(course, found))
        held = [one.page for chapter in chapters for one in (chapter.chapters or [chapter])]
        assert sorted(filter(None, held)) == sorted(page.name for page in found)
        assert (chapters[0].page, chapters[0].chapters) == (PRESENTATION, ())
        steps = [chapter.title for chapter in chapters if not chapter.page][:-1]
        for step in steps:
            rank, _, title = step.partition(". ")
            assert french_spaces(course.fiche.etapes[int(rank) - 1].titre) == title
        assert len(steps) >= 5


def test_headings_go_down_one_step_at_a_time(guide: Corpus, all_courses: list[Course]) -> None:
    for course in all_courses:
        for page in pages(Edition(guide, TODAY), course):
            levels = [
                int(element.tag[1]) for element in ET.fromstring(page.body).iter()
                if re.fullmatch(r"h[1-6]", element.tag)
            ]
            assert levels[0] == 1 and levels.count(1) == 1
            assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_web_pages_stand_alone(packs: dict[str, bytes], all_courses: list[Course]) -> None:
    for course in all_courses:
        content = packs[f"{course.sheet.url}{course.sheet.id}.zip"]
        archive = zipfile.ZipFile(io.BytesIO(content))
        folder = f"{course.sheet.id}/"
        assert f"{folder}index.html" in archive.namelist()
        for name in archive.namelist():
            html = archive.read(name).decode()
            root = ET.fromstring(html)
            assert not re.search(r"<(script|link|img|iframe)\b", html)
            assert root.get("lang") == "fr"
            for link in root.iter("{http://www.w3.org/1999/xhtml}a"):
                href = link.get("href", "")
                outside = "://" in href or href.startswith("mailto:")
                assert outside or folder + href in archive.namelist(), (name, href)


def test_the_same_sheets_give_the_same_files(guide: Corpus, packs: dict[str, bytes]) -> None:
    again = {export.path: export.content for export in kept_exports(Edition(guide, TODAY))}
    assert list(again) == list(packs)
    for path, content in again.items():
        assert (content if isinstance(content, bytes) else content.encode()) == packs[path], path
    for content in packs.values():
        if content.startswith(b"PK"):
            dates = {info.date_time for info in zipfile.ZipFile(io.BytesIO(content)).infolist()}
            assert dates == {(1980, 1, 1, 0, 0, 0)}


def test_sheets_left_out_lead_to_the_site_when_it_has_an_address(guide: Corpus) -> None:
    online = Edition(guide, TODAY, "https://guide.example.org/")
    course = next(courses(guide))
    linked = " ".join(page.body for page in pages(online, course))
    assert 'href="https://guide.example.org/situations/pas-de-mail/"' in linked
    assert 'href="https://guide.example.org/plateformes/caf/"' in linked
    nowhere = pages(Edition(guide, TODAY), course)
    assert "guide.example.org" not in "".join(page.body for page in nowhere)


def test_a_link_to_a_missing_page_stops_the_build(
    guide: Corpus, all_courses: list[Course]
) -> None:
    course = all_courses[0]
    files = page_files(course, pages(Edition(guide, TODAY), course))
    del files[address("caf")]
    with pytest.raises(InvalidExport, match=r"parcours-decouverte.*«caf\.html», qui n'y est pas"):
        check_links(files, course)


def test_a_sheet_that_xml_cannot_hold_stops_the_build(
    tree: Callable[[dict[str, str]], Path],
) -> None:
    files = one_of_each()
    files["risques/un-risque.yml"] = files["risques/un-risque.yml"].replace(
        "pour_qui: [", 'pour_qui: ["Un\\u0008 texte", ', 1
    )
    corpus, _ = load(tree(files))
    with pytest.raises(InvalidExport, match=r"«un-parcours».*«un-risque» n'est pas du XML"):
        list(kept_exports(Edition(corpus, TODAY)))


def test_two_pages_never_bear_the_same_name(tree: Callable[[dict[str, str]], Path]) -> None:
    files = one_of_each()
    files["risques/index.yml"] = files["risques/un-risque.yml"]
    files["parcours/un-parcours.yml"] = files["parcours/un-parcours.yml"].replace(
        "fiches: [un-risque]", "fiches: [index]", 1
    )
    corpus, _ = load(tree(files))
    with pytest.raises(InvalidExport, match="«index» y est le nom de deux pages"):
        list(kept_exports(Edition(corpus, TODAY)))


def test_a_course_without_question_has_no_bank(tree: Callable[[dict[str, str]], Path]) -> None:
    corpus, _ = load(tree(one_of_each()))
    [course] = courses(corpus)
    assert [one.path for one in kept_exports(Edition(corpus, TODAY)) if "gift" in one.path] == []
    assert course.quizzes == ()
