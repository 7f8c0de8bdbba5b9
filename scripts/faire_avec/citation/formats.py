"""References as reference managers read them: BibTeX, RIS, CSL-JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from faire_avec.citation.record import Record

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_TEX = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_TEX_SIGN = re.compile("|".join(re.escape(sign) for sign in _TEX))


@dataclass(frozen=True)
class Format:
    """A file format of references.

    Args:
        suffix: ending of its files.
        name: what the reader sees.
        media_type: what a ``type`` attribute says.
        write: the text of a file for some records.
    """

    suffix: str
    name: str
    media_type: str
    write: Callable[[Iterable[Record]], str]


def _notes(record: Record) -> list[str]:
    notes = [record.note] if record.note else []
    if record.url is None and record.path:
        notes.append(f"Adresse à compléter : …/{record.path}")
    return notes


def _tex(text: str) -> str:
    return _TEX_SIGN.sub(lambda match: _TEX[match[0]], " ".join(text.split()))


def _bibtex_entry(record: Record) -> str:
    # The outer braces keep capitals, and hold a body's name in one piece.
    authors = " and ".join(
        f"{_tex(family)}, {_tex(given)}" if given else f"{{{_tex(family)}}}"
        for family, given in record.authors
    )
    article = record.article
    fields = {
        "author": authors and f"{{{authors}}}",
        "title": f"{{{{{_tex(record.title)}}}}}",
        **({"howpublished": f"{{{_tex(record.site)}}}"} if article is None else {
            "journal": f"{{{_tex(article.revue)}}}",
            "number": f"{{{_tex(article.numero or '')}}}" if article.numero else "",
            "pages": f"{{{article.pages.replace('-', '--')}}}" if article.pages else "",
            "doi": f"{{{article.doi}}}" if article.doi else "",
        }),
        "year": f"{{{record.issued[0]}}}" if record.issued else "",
        "month": _MONTHS[record.issued[1] - 1] if len(record.issued) > 1 else "",
        "day": f"{{{record.issued[2]}}}" if len(record.issued) > 2 else "",
        "version": f"{{{record.version}}}" if record.version else "",
        "url": f"{{{record.url}}}" if record.url else "",
        "urldate": f"{{{_iso(record.accessed)}}}" if record.accessed else "",
        "note": f"{{{_tex(' '.join(_notes(record)))}}}" if _notes(record) else "",
        "langid": "{french}",
    }
    lines = "".join(f"  {name} = {value},\n" for name, value in fields.items() if value)
    return f"@{'online' if article is None else 'article'}{{{record.key},\n{lines}}}\n"


def bibtex(records: Iterable[Record]) -> str:
    """A BibTeX file in UTF-8.

    A page is ``@online``, which biblatex and reference managers know; old BibTeX takes it for
    ``@misc``, with a warning, and prints it the same.
    """
    return "\n".join(_bibtex_entry(record) for record in records)


def _iso(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:02d}" for part in parts)


def _ris_date(parts: tuple[int, ...]) -> str:
    numbers = [f"{part:02d}" for part in parts] + ["", ""]
    return "/".join(numbers[:3]) + "/"


def _ris_entry(record: Record) -> str:
    article = record.article
    kind = "ELEC" if article is None else "MGZN" if record.magazine else "JOUR"
    lines = [("TY", kind), ("ID", record.key)]
    lines += [
        ("AU", f"{family}, {given}" if given else family) for family, given in record.authors
    ]
    lines += [("TI", record.title), ("T2", article.revue if article else record.site)]
    if article:
        first, _, last = (article.pages or "").partition("-")
        said = (("IS", article.numero), ("SP", first), ("EP", last), ("DO", article.doi))
        lines += [(tag, value) for tag, value in said if value]
    if record.issued:
        lines += [("PY", str(record.issued[0])), ("DA", _ris_date(record.issued))]
    if record.version:
        lines.append(("ET", record.version))
    if record.url:
        # A semicolon would start a second address.
        lines.append(("UR", record.url.replace(";", "%3B")))
    if record.accessed:
        lines.append(("Y2", _ris_date(record.accessed)))
    lines += [("N1", note) for note in _notes(record)]
    lines += [("LA", "fr"), ("ER", "")]
    return "".join(f"{tag}  - {' '.join(value.split())}\r\n" for tag, value in lines)


def ris(records: Iterable[Record]) -> str:
    """A RIS file: two-letter tags, two spaces, a hyphen, a space, and CRLF."""
    return "\r\n".join(_ris_entry(record) for record in records)


def _csl_item(record: Record) -> dict[str, Any]:
    article = record.article
    if article is not None:
        kind = "article-magazine" if record.magazine else "article-journal"
    else:
        kind = "webpage" if record.path or record.url else "document"
    item: dict[str, Any] = {"id": record.key, "type": kind, "title": record.title}
    if record.authors:
        item["author"] = [
            {"family": family, "given": given} if given else {"literal": family}
            for family, given in record.authors
        ]
    item["container-title"] = article.revue if article else record.site
    if article:
        said = {"issue": article.numero, "page": article.pages, "DOI": article.doi}
        item |= {name: value for name, value in said.items() if value}
    if record.issued:
        item["issued"] = {"date-parts": [list(record.issued)]}
    if record.accessed:
        item["accessed"] = {"date-parts": [list(record.accessed)]}
    if record.version:
        item["version"] = record.version
    if record.url:
        item["URL"] = record.url
    if _notes(record):
        item["note"] = " ".join(_notes(record))
    return {**item, "language": "fr-FR"}


def csl(records: Iterable[Record]) -> str:
    """A CSL-JSON file: a list of items."""
    return json.dumps([_csl_item(record) for record in records], ensure_ascii=False, indent=1)


FORMATS = (
    Format("bib", "BibTeX", "application/x-bibtex", bibtex),
    Format("ris", "RIS", "application/x-research-info-systems", ris),
    Format("json", "CSL-JSON", "application/vnd.citationstyles.csl+json", csl),
)
