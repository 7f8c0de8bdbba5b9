"""Framing documents open in a word processor, hold every clause, and are the same every time."""

from __future__ import annotations

import io

import docx

from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.exports.documents import document_path, kept_exports
from faire_avec.model import SHEET_TYPES
from faire_avec.model.cadre import Cadre
from samples import TODAY


def test_each_document_holds_every_clause(guide: Corpus) -> None:
    found = {export.path: export.content for export in kept_exports(Edition(guide, TODAY))}
    for sheet in guide.of(SHEET_TYPES["cadre"].model):
        assert isinstance(sheet.fiche, Cadre)
        content = found[document_path(sheet)]
        assert isinstance(content, bytes)
        document = docx.Document(io.BytesIO(content))
        headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
        wanted = [f"{rank}. {clause.titre}" for rank, clause in enumerate(sheet.fiche.modele, 1)]
        assert headings == [*wanted, "Signatures"]
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert "[[" not in text and "{" not in text
        assert "CC BY-SA 4.0" in text


def test_the_same_sheet_gives_the_same_file(guide: Corpus) -> None:
    assert list(kept_exports(Edition(guide, TODAY))) == list(kept_exports(Edition(guide, TODAY)))
