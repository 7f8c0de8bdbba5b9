"""Files of references, read back by other people's readers; any text survives the trip."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import bibtexparser
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.citation import Record, bibtex, csl, ris, sheet_record, source_record
from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.model.tables import Parution
from samples import TODAY

TEXT = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=60
).map(lambda text: " ".join(text.split())).filter(bool)
FULL = Record(
    "cle-1", "100 % d'aide & #1 : {à} _deux_", (("Costa Santos", "Adriana"), ("Cnaf", None)),
    "Un site", (2026, 11, 1), (2026, 11, 21), "https://exemple.fr/a_b/", None, "2026-11", "Note.",
)


def read_bibtex(text: str) -> dict[str, str]:
    library = bibtexparser.parse_string(text, append_middleware=[LatexDecodingMiddleware()])
    assert not library.failed_blocks
    (entry,) = library.entries
    return {"key": entry.key, **{field.key: field.value for field in entry.fields}}


def test_bibtex_reads_back() -> None:
    found = read_bibtex(bibtex([FULL]))
    assert found["key"] == "cle-1"
    assert found["title"].strip("{}") == FULL.title.strip("{}")
    assert found["author"] == "Costa Santos, Adriana and Cnaf"
    assert (found["year"], found["month"], found["day"]) == ("2026", "nov", "1")
    assert found["url"] == FULL.url
    assert (found["version"], found["urldate"], found["note"]) == (
        "2026-11", "2026-11-21", "Note."
    )


def test_ris_reads_back() -> None:
    (found,) = rispy.loads(ris([FULL]))
    assert found["type_of_reference"] == "ELEC"
    assert found["title"] == FULL.title
    assert found["authors"] == ["Costa Santos, Adriana", "Cnaf"]
    assert (found["year"], found["date"]) == ("2026", "2026/11/01/")
    assert found["urls"] == [FULL.url]
    assert found["notes"] == ["Note."]


def test_csl_json_reads_back() -> None:
    (found,) = json.loads(csl([FULL]))
    assert found["author"] == [
        {"family": "Costa Santos", "given": "Adriana"}, {"literal": "Cnaf"},
    ]
    assert found["issued"] == {"date-parts": [[2026, 11, 1]]}
    assert (found["URL"], found["version"]) == (FULL.url, "2026-11")


@given(title=TEXT, name=TEXT)
def test_no_text_breaks_a_file(title: str, name: str) -> None:
    record = Record("k", title, ((name, None),), "Site", (2026,), url="https://exemple.fr/")
    assert [item["title"] for item in json.loads(csl([record, record]))] == [title, title]
    assert [item["title"] for item in rispy.loads(ris([record, record]))] == [title, title]
    library = bibtexparser.parse_string(bibtex([record]))
    assert not library.failed_blocks
    assert {field.key for field in library.entries[0].fields} == {
        "author", "title", "howpublished", "year", "url", "langid",
    }


def test_the_whole_bibliography_reads_back(guide: Corpus) -> None:
    sources = guide.tables.sources.entries
    records = [source_record(key, source) for key, source in sources.items()]
    by_id = {item["id"]: item for item in json.loads(csl(records))}
    assert set(by_id) == set(sources)
    found = rispy.loads(ris(records))
    assert [item["id"] for item in found] == list(sources)
    for item in found:
        source = sources[item["id"]]
        assert item["title"] == source.titre
        assert item.get("urls", []) == (
            [source.url.replace(";", "%3B")] if source.url else []
        )
        assert len(by_id[item["id"]].get("author", [])) == len(source.auteurs)


def test_without_a_public_address_nothing_false_is_said(guide: Corpus) -> None:
    record = sheet_record(Edition(guide, TODAY), guide.sheets["caf"])
    assert record.url is None
    for text in (bibtex([record]), ris([record]), csl([record])):
        assert "Adresse à compléter : …/plateformes/caf/" in text
        assert "http" not in text


ARTICLE = replace(FULL, article=Parution(
    revue="Une revue & une autre", numero="3-4", pages="93-104", doi="10.4000/terminal.6607",
))


def test_an_article_has_its_review_number_pages_and_doi() -> None:
    library = bibtexparser.parse_string(
        bibtex([ARTICLE]), append_middleware=[LatexDecodingMiddleware()]
    )
    (entry,) = library.entries
    read = {field.key: field.value for field in entry.fields}
    assert (entry.entry_type, read["journal"]) == ("article", "Une revue & une autre")
    assert (read["number"], read["pages"], read["doi"]) == (
        "3-4", "93–104", "10.4000/terminal.6607"
    )
    (found,) = rispy.loads(ris([ARTICLE]))
    assert (found["type_of_reference"], found["secondary_title"]) == (
        "JOUR", "Une revue & une autre"
    )
    assert (found["number"], found["start_page"], found["end_page"], found["doi"]) == (
        "3-4", "93", "104", "10.4000/terminal.6607"
    )
    (item,) = json.loads(csl([ARTICLE]))
    assert (item["type"], item["container-title"]) == ("article-journal", "Une revue & une autre")
    assert (item["issue"], item["page"], item["DOI"]) == (
        "3-4", "93-104", "10.4000/terminal.6607"
    )


def test_a_newspaper_is_no_review_and_a_page_no_article() -> None:
    (item,) = json.loads(csl([replace(ARTICLE, magazine=True)]))
    assert item["type"] == "article-magazine"
    assert rispy.loads(ris([replace(ARTICLE, magazine=True)]))[0]["type_of_reference"] == "MGZN"
    assert bibtex([FULL]).startswith("@online{cle-1,")


def test_no_article_of_the_bibliography_is_told_as_a_page(guide: Corpus) -> None:
    """What its editor or its note says of a number and of pages is said in its own fields too."""
    told = re.compile(r"^[^,(]+, n° (\d+(?:-\d+)?)(?:, p\. (\d+-\d+))?(?: \(notice.*\))?$")
    articles = 0
    for key, source in guide.tables.sources.entries.items():
        if (found := told.match(source.editeur)) and "document de travail" not in source.editeur:
            assert source.parution is not None, key
            assert (source.parution.numero, source.parution.pages) == found.groups(), key
        if doi := re.match(r"DOI (10\.\S+)\. ", source.note or ""):
            assert source.parution is not None and source.parution.doi == doi[1], key
        articles += source.parution is not None
    assert articles > 20
