"""The cartridge against the content models of the IMS CC 1.1 schemas, read by namespace."""

from __future__ import annotations

import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest

from faire_avec.exports.cours._course import Course

CP = "{http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1}"
LOM = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/manifest}"
ROLE = "{http://ltsc.ieee.org/xsd/imsccv1p1/LOM/resource}"
XHTML = "{http://www.w3.org/1999/xhtml}"
QTI = "{http://www.imsglobal.org/xsd/ims_qtiasiv1p2}"
ASSESSMENT = "imsqti_xmlv1p2/imscc_xmlv1p1/assessment"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"

# Children of each element, as the schemas order them; None for text only.
MANIFEST = {
    "manifest": "metadata organizations resources ",
    "metadata": "(schema schemaversion )?lom ",
    "lom": "(general |lifeCycle |technical |educational |rights |relation |classification )*",
    "general": "(identifier |title |language |description |keyword |coverage )*",
    "identifier": "(catalog |entry )*", "title": "(string )*", "description": "(string )*",
    "lifeCycle": "(contribute )+", "contribute": "(role |entity |date )*", "role": "value ",
    "date": "(dateTime |description )*", "dateTime": None, "entity": None, "value": None,
    "educational": "(intendedEndUserRole )+", "intendedEndUserRole": "source value ",
    "source": None,
    "rights": "(cost |copyrightAndOtherRestrictions |description )*", "cost": "value ",
    "copyrightAndOtherRestrictions": "value ", "string": None, "language": None,
    "catalog": None, "entry": None, "schema": None, "schemaversion": None,
    "organizations": "(organization )?", "organization": "(title )?item (metadata )?",
    "item": "(title )?(item )*(metadata )?", "resources": "(resource )*",
    "resource": "(metadata )?(file )*(dependency )*", "file": "(metadata )?",
}
QUESTIONS = {
    "questestinterop": "(assessment |objectbank )",
    "assessment": "qtimetadata (rubric )?(presentation_material )?section ",
    "section": "(item )+", "qtimetadata": "(qtimetadatafield )+",
    "qtimetadatafield": "fieldlabel fieldentry ", "fieldlabel": None, "fieldentry": None,
    "item": "itemmetadata presentation (resprocessing )*(itemfeedback )*",
    "itemmetadata": "(qtimetadata )+", "presentation": "(flow |(material |response_lid )+)",
    "material": "(mattext |matref |matbreak )+(altmaterial )*", "mattext": None,
    "response_lid": "(material )?render_choice (material )?",
    "render_choice": "(material |response_label )*", "response_label": "(material |flow_mat )*",
    "resprocessing": "outcomes (respcondition )+", "outcomes": "decvar ", "decvar": None,
    "respcondition": "conditionvar (setvar )*(displayfeedback )*",
    "conditionvar": "(and |other |varequal )+", "and": "(not |varequal )+", "not": "(varequal )+",
    "varequal": None, "other": None, "setvar": None, "displayfeedback": None,
    "itemfeedback": "(flow_mat |material |solution |hint )+", "flow_mat": "(flow_mat |material )+",
}
ATTRIBUTES = {
    "manifest": {"identifier", XSI}, "organization": {"identifier", "structure"},
    "resource": {"identifier", "type", "href"}, "file": {"href"}, "string": {"language"},
    "assessment": {"ident", "title", XML_LANG}, "section": {"ident"},
    "questestinterop": {XSI}, "mattext": {"texttype"},
    "render_choice": {"shuffle"},
    "response_lid": {"ident", "rcardinality"}, "response_label": {"ident"},
    "decvar": {"varname", "vartype", "minvalue", "maxvalue"}, "respcondition": {"continue"},
    "varequal": {"respident", "case"}, "setvar": {"varname", "action"},
    "displayfeedback": {"feedbacktype", "linkrefid"}, "itemfeedback": {"ident"},
}


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def conforms(root: ET.Element, models: dict[str, str | None]) -> None:
    for element in root.iter():
        name = local(element)
        children = "".join(f"{local(child)} " for child in element)
        model = models[name]
        assert re.fullmatch(model or "", children), (name, children)
        if model is not None and element.tag != f"{CP}title":
            assert not (element.text or "").strip(), name
        item = {"identifier", "identifierref"} if models is MANIFEST else {"ident", "title"}
        assert set(element.attrib) <= ATTRIBUTES.get(name, item if name == "item" else set())


@pytest.fixture(scope="session")
def cartridges(packs: dict[str, bytes]) -> dict[str, zipfile.ZipFile]:
    return {
        path.split("/")[1]: zipfile.ZipFile(io.BytesIO(content))
        for path, content in packs.items() if path.endswith(".imscc")
    }


def manifest_of(cartridge: zipfile.ZipFile) -> ET.Element:
    return ET.fromstring(cartridge.read("imsmanifest.xml"))


def quizzes_of(cartridge: zipfile.ZipFile) -> list[ET.Element]:
    return [
        ET.fromstring(cartridge.read(name)) for name in cartridge.namelist()
        if name.startswith("quiz/")
    ]


def test_manifests_follow_the_schema(cartridges: dict[str, zipfile.ZipFile]) -> None:
    assert len(cartridges) == 3
    for cartridge in cartridges.values():
        root = manifest_of(cartridge)
        assert root.tag == f"{CP}manifest"
        conforms(root, MANIFEST)
        assert root.findtext(f"{CP}metadata/{CP}schema") == "IMS Common Cartridge"
        assert root.findtext(f"{CP}metadata/{CP}schemaversion") == "1.1.0"
        assert "CC BY-SA 4.0" in "".join(root.find(f".//{LOM}rights").itertext())
        top = root.find(f"{CP}organizations/{CP}organization/{CP}item")
        assert top.find(f"{CP}title") is None and "identifierref" not in top.attrib
        assert all(item.find(f"{CP}title") is not None for item in top.iter(f"{CP}item")
                   if item is not top)


def test_every_file_is_declared_and_every_reference_exists(
    cartridges: dict[str, zipfile.ZipFile],
) -> None:
    for cartridge in cartridges.values():
        root = manifest_of(cartridge)
        declared = [file.get("href") for file in root.iter(f"{CP}file")]
        assert sorted(declared) == sorted(set(cartridge.namelist()) - {"imsmanifest.xml"})
        ids = [name for element in root.iter() if (name := element.get("identifier"))]
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"[A-Za-z_][\w.-]*", name) for name in ids)
        resources = {one.get("identifier"): one for one in root.iter(f"{CP}resource")}
        used = {item.get("identifierref") for item in root.iter(f"{CP}item")} - {None}
        assert used == set(resources)
        for resource in resources.values():
            if resource.get("type") == ASSESSMENT:
                assert "href" not in resource.attrib
            else:
                assert resource.get("type") == "webcontent"
                assert resource.get("href") == resource.find(f"{CP}file").get("href")


def test_no_page_leads_to_another(cartridges: dict[str, zipfile.ZipFile]) -> None:
    """Moodle leaves such links dead, and replaces the name of a page in any other address."""
    for cartridge in cartridges.values():
        names = [name.rpartition("/")[2] for name in cartridge.namelist()]
        texts = [cartridge.read(name).decode() for name in cartridge.namelist()
                 if name.endswith(".html")]
        addresses = [link.get("href", "") for text in texts
                     for link in ET.fromstring(text).iter(f"{XHTML}a")]
        assert len(addresses) > 100 and len(texts) > 15
        assert [one for one in addresses if not re.match(r"https://|http://|mailto:", one)] == []
        assert [(one, name) for one in addresses for name in names if name in one] == []


def test_pages_stand_in_folders_and_teachers_alone_see_answers(
    cartridges: dict[str, zipfile.ZipFile],
) -> None:
    for cartridge in cartridges.values():
        text = cartridge.read("imsmanifest.xml").decode()
        root = manifest_of(cartridge)
        top = root.find(f"{CP}organizations/{CP}organization/{CP}item")
        folders = top.findall(f"{CP}item")
        assert all("identifierref" not in folder.attrib for folder in folders)
        titles = [folder.findtext(f"{CP}title") for folder in folders]
        assert titles[0] == "Pour commencer" and titles[1].startswith("1. ")
        assert titles[-2:] == ["Quiz", "Les quiz à lire, avec les réponses"]
        read = {item.get("identifierref") for item in folders[-1].iter(f"{CP}item")} - {None}
        taught = {
            resource.get("identifier") for resource in root.iter(f"{CP}resource")
            if [role.findtext(f"{ROLE}value") for role in
                resource.iter(f"{ROLE}intendedEndUserRole")] == ["Instructor"]
        }
        assert taught == read != set()
        # PHP reads prefixes where they are first bound: « lom » must be that of the roles.
        assert set(re.findall(r'xmlns:lom="([^"]*)"', text)) == {ROLE.strip("{}")}


def test_quizzes_follow_the_profile(cartridges: dict[str, zipfile.ZipFile]) -> None:
    for cartridge in cartridges.values():
        for root in quizzes_of(cartridge):
            assert root.tag == f"{QTI}questestinterop"
            conforms(root, QUESTIONS)
            items = root.findall(f".//{QTI}item")
            assert len({item.get("ident") for item in items}) == len(items)
            for item in items:
                _follows_its_profile(item)


def _follows_its_profile(item: ET.Element) -> None:
    profile = item.findtext(f"{QTI}itemmetadata/{QTI}qtimetadata/{QTI}qtimetadatafield"
                            f"/{QTI}fieldentry")
    labels = [label.get("ident") for label in item.iter(f"{QTI}response_label")]
    response = item.find(f".//{QTI}response_lid")
    several = profile == "cc.multiple_response.v0p1"
    assert response.get("rcardinality") == ("Multiple" if several else "Single")
    shuffled = response.find(f"{QTI}render_choice").get("shuffle")
    assert shuffled == (None if profile == "cc.true_false.v0p1" else "Yes")
    if profile == "cc.true_false.v0p1":
        # Moodle knows the two answers by these names and stops on any other.
        assert sorted(labels) == ["false", "true"]
    elif not several:
        assert profile == "cc.multiple_choice.v0p1" and len(labels) >= 3
    for equal in item.iter(f"{QTI}varequal"):
        assert equal.get("respident") == response.get("ident") and equal.text in labels
    shown = {one.get("linkrefid") for one in item.iter(f"{QTI}displayfeedback")}
    assert shown == {one.get("ident") for one in item.iter(f"{QTI}itemfeedback")}


def _right_answers(item: ET.Element) -> list[str]:
    """Texts that score, read as a course platform does."""
    scoring = [
        condition for condition in item.iter(f"{QTI}respcondition")
        if condition.findtext(f"{QTI}setvar") == "100"
    ]
    assert len(scoring) == 1
    wrong = {equal.text for one in scoring[0].iter(f"{QTI}not") for equal in one}
    ids = [equal.text for equal in scoring[0].iter(f"{QTI}varequal") if equal.text not in wrong]
    texts = {
        label.get("ident"): label.findtext(f"{QTI}material/{QTI}mattext")
        for label in item.iter(f"{QTI}response_label")
    }
    return [texts[one] for one in ids]


def test_the_right_answers_and_their_reasons_come_through(
    cartridges: dict[str, zipfile.ZipFile], all_courses: list[Course]
) -> None:
    for course in all_courses:
        items = {
            item.get("ident"): item
            for root in quizzes_of(cartridges[course.sheet.id])
            for item in root.iter(f"{QTI}item")
        }
        questions = [question for quiz in course.quizzes for question in quiz.questions]
        assert len(items) == len(questions) > 10
        for question in questions:
            item = items[question.id]
            assert _right_answers(item) == [one.text for one in question.answers if one.right]
            told = {"".join(one.itertext()).strip() for one in item.iter(f"{QTI}itemfeedback")}
            assert told == {question.why, *(one.why for one in question.answers)}
