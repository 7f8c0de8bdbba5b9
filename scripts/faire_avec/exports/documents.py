"""``cadres/<id>/<id>.docx``: each framing document as a text to fill in with a word processor."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import datetime

import docx
from docx.document import Document

from faire_avec.corpus import Corpus, Sheet
from faire_avec.exports._file import Export
from faire_avec.exports._xml import xml_text
from faire_avec.exports._zip import archive
from faire_avec.model.cadre import Cadre
from faire_avec.prose import plain

_BLANK = re.compile(r"\{([^{}]+)\}")
_ITEM = re.compile(r"^\s*(?:[-*]|\d+[.)])\s+")


def exports(corpus: Corpus) -> Iterator[Export]:
    """One Word document for each framing sheet."""
    for sheet in corpus.of_type("cadre"):
        yield Export(document_path(sheet), _document(corpus, sheet))


def document_path(sheet: Sheet) -> str:
    """Where the document of a framing sheet is published, from the site's root."""
    return f"{sheet.url}{sheet.id}.docx"


def _document(corpus: Corpus, sheet: Sheet) -> bytes:
    fiche = sheet.fiche
    assert isinstance(fiche, Cadre)
    document = docx.Document()
    properties = document.core_properties
    properties.title = xml_text(fiche.titre)[:255]
    properties.author = "Faire avec"
    properties.language = "fr-FR"
    properties.created = properties.modified = datetime.combine(
        fiche.verifie_le, datetime.min.time()
    )
    _styled(document, fiche.titre, "Title")
    _paragraphs(document, corpus, fiche.usage)
    for rank, clause in enumerate(fiche.modele, 1):
        _styled(document, f"{rank}. {clause.titre}", "Heading1")
        _paragraphs(document, corpus, clause.texte)
        for variant in clause.variantes:
            note = document.add_paragraph()
            note.add_run(xml_text(f"Variante ({variant.quand}) : ")).italic = True
            note.add_run(_filled(plain(variant.texte, corpus.link_text))).italic = True
    _styled(document, "Signatures", "Heading1")
    for who in fiche.qui_signe:
        who_signs = _filled(plain(who.texte, corpus.link_text))
        document.add_paragraph(f"{who_signs} Date, signature :")
    document.add_paragraph(
        f"Modèle « {xml_text(fiche.titre)} », Faire avec, fiche {sheet.id}, preuves du "
        f"{fiche.verifie_le.isoformat()}. Licence CC BY-SA 4.0. À relire avec votre direction : "
        "ce modèle n'est pas un avis juridique."
    )
    stream = io.BytesIO()
    document.save(stream)
    return _steady(stream.getvalue())


def _styled(document: Document, text: str, style: str) -> None:
    """A paragraph of a built-in style; naming its id spares a search through every style."""
    document.add_paragraph(xml_text(text))._p.style = style


def _filled(text: str) -> str:
    """Blanks as dotted lines that say what to write."""
    while _BLANK.search(text):  # a blank may hold another
        text = _BLANK.sub(r"……… (\1) ………", text)
    return xml_text(text)


def _paragraphs(document: Document, corpus: Corpus, text: str) -> None:
    for block in re.split(r"\n\s*\n", text):
        lines = block.splitlines()
        if lines and all(_ITEM.match(line) or line.startswith(" ") for line in lines):
            for item in re.split(r"\n(?=\s*(?:[-*]|\d+[.)])\s)", block):
                body = plain(_ITEM.sub("", item), corpus.link_text)
                _styled(document, _filled(body), "ListBullet")
        else:
            document.add_paragraph(_filled(plain(block, corpus.link_text)))


def _steady(content: bytes) -> bytes:
    """The same archive with fixed dates inside."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        return archive({info.filename: source.read(info) for info in source.infolist()})
