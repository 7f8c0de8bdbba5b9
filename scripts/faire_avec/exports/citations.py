"""References to download: ``citer.bib``, ``.ris`` and ``.json`` beside each sheet, all the sheets
under ``citer/``, and the whole bibliography of the guide under ``bibliographie/``.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.citation import FORMATS, csl, ris, sheet_record, source_record
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.places import CITER


def exports(edition: Edition) -> Iterator[Export]:
    """Every file of references."""
    records = [(sheet, sheet_record(edition, sheet)) for sheet in edition.corpus.sheets.values()]
    for form in FORMATS:
        for sheet, record in records:
            yield Export(f"{sheet.url}citer.{form.suffix}", form.write([record]))
        every = form.write(record for _, record in records)
        yield Export(f"{CITER.url}fiches.{form.suffix}", every)
    sources = [
        source_record(key, source) for key, source in edition.corpus.tables.sources.entries.items()
    ]
    yield Export("bibliographie/sources.json", csl(sources))
    yield Export("bibliographie/sources.ris", ris(sources))
