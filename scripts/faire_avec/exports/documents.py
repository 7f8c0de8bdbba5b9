"""``cadres/<id>/<id>.docx``: each framing document as a text to fill in with a word processor."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

import docx

from faire_avec.corpus import Corpus, Sheet
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports._xml import xml_text
from faire_avec.exports._zip import archive
from faire_avec.language.prose import plain
from faire_avec.machine.byproducts import Keep, made_anew
from faire_avec.model.cadre import Cadre

_BLANK = re.compile(r"\{([^{}]+)\}")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+[.)])\s+")


def kept_exports(edition: Edition, keep: Keep = made_anew) -> Iterator[Export]:
    """One Word document for each framing sheet."""
    corpus = edition.corpus
    for sheet in corpus.of(Cadre):
        text = _text_of(corpus, sheet)
        yield Export(
            document_path(sheet),
            keep("docx", _ingredients(text), partial(_document, text)),
        )


@dataclass(frozen=True)
class _Line:
    """A paragraph: its text, its built-in style if any, the part of it in italics."""

    text: str
    style: str = ""
    aside: str = ""


@dataclass(frozen=True)
class _Text:
    """All that a document says."""

    title: str
    day: date
    lines: tuple[_Line, ...]


def _ingredients(text: _Text) -> Iterator[str]:
    yield text.title
    yield text.day.isoformat()
    for line in text.lines:
        yield from (line.text, line.style, line.aside)


def document_path(sheet: Sheet) -> str:
    """Where the document of a framing sheet is published, from the site's root."""
    return f"{sheet.url}{sheet.id}.docx"


def _text_of(corpus: Corpus, sheet: Sheet[Cadre]) -> _Text:
    fiche = sheet.fiche
    return _Text(fiche.titre, fiche.verifie_le, tuple(_lines(corpus, sheet.id, fiche)))


def _lines(corpus: Corpus, sheet_id: str, fiche: Cadre) -> Iterator[_Line]:
    yield _Line(fiche.titre, "Title")
    yield from _paragraphs(corpus, fiche.usage)
    for rank, clause in enumerate(fiche.modele, 1):
        yield _Line(f"{rank}. {clause.titre}", "Heading1")
        yield from _paragraphs(corpus, clause.texte)
        for variant in clause.variantes:
            yield _Line(
                f"Variante ({variant.quand}) : ",
                aside=_filled(plain(variant.texte, corpus.link_text)),
            )
    yield _Line("Signatures", "Heading1")
    for who in fiche.qui_signe:
        yield _Line(f"{_filled(plain(who.texte, corpus.link_text))} Date, signature :")
    yield _Line(
        f"Modèle « {fiche.titre} », Faire avec, fiche {sheet_id}, preuves du "
        f"{fiche.verifie_le.isoformat()}. Licence CC BY-SA 4.0. À relire avec votre direction : "
        "ce modèle n'est pas un avis juridique."
    )


def _paragraphs(corpus: Corpus, text: str) -> Iterator[_Line]:
    for block in re.split(r"\n\s*\n", text):
        lines = block.splitlines()
        if lines and all(_ITEM.match(line) or line.startswith(" ") for line in lines):
            for item in re.split(r"\n(?=\s*(?:[-*]|\d+[.)])\s)", block):
                body = plain(_ITEM.sub("", item), corpus.link_text)
                yield _Line(_filled(body), "ListBullet")
        else:
            yield _Line(_filled(plain(block, corpus.link_text)))


def _filled(text: str) -> str:
    """Blanks as dotted lines that say what to write."""
    while _BLANK.search(text):  # a blank may hold another
        text = _BLANK.sub(r"……… (\1) ………", text)
    return text


def _document(text: _Text) -> bytes:
    document = docx.Document()
    properties = document.core_properties
    properties.title = xml_text(text.title)[:255]
    properties.author = "Faire avec"
    properties.language = "fr-FR"
    properties.created = properties.modified = datetime.combine(text.day, datetime.min.time())
    for line in text.lines:
        if line.aside:
            note = document.add_paragraph()
            note.add_run(xml_text(line.text)).italic = True
            note.add_run(xml_text(line.aside)).italic = True
            continue
        paragraph = document.add_paragraph(xml_text(line.text))
        if line.style:
            # Naming its id spares a search through every style.
            paragraph._p.style = line.style
    stream = io.BytesIO()
    document.save(stream)
    return _steady(stream.getvalue())


def _steady(content: bytes) -> bytes:
    """The same archive with fixed dates inside."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return archive({info.filename: source.read(info) for info in source.infolist()})
