"""How the guide is cited: by a student's text, a reference manager, a search engine.

Room of its own below rendering (texts and metadata of a page) and exports (files to download).
"""

from faire_avec.citation.formats import FORMATS, Format, bibtex, csl, ris
from faire_avec.citation.metadata import coins, metadata
from faire_avec.citation.record import GUIDE, LICENCE, Record, sheet_record, source_record
from faire_avec.citation.styles import STYLES, apa, iso_690

__all__ = [
    "FORMATS", "GUIDE", "LICENCE", "STYLES", "Format", "Record", "apa", "bibtex", "coins",
    "csl", "iso_690", "metadata", "ris", "sheet_record", "source_record",
]
