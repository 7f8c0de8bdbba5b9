"""What the head of a sheet tells machines: Highwire ``citation_*``, Dublin Core, JSON-LD, links.

A JSON-LD block is data: browsers do not run it, so a Content-Security-Policy without inline
scripts lets it be (HTML standard, « prepare the script element », data blocks).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlencode

from markupsafe import Markup

from faire_avec.citation.formats import FORMATS
from faire_avec.citation.record import GUIDE, LICENCE, SITE, Record, sheet_record
from faire_avec.corpus import Sheet
from faire_avec.corpus.edition import Edition
from faire_avec.places import COURTS

_META = Markup('<meta name="{}" content="{}">')
_PROPERTY = Markup('<meta property="{}" content="{}">')
_COINS = Markup('<span class="Z3988" title="{}" hidden></span>')
_LINK = Markup('<link rel="{}" href="{}">')
_FILE = Markup('<link rel="alternate" type="{}" title="{}" href="{}">')


def metadata(edition: Edition, sheet: Sheet, root: str) -> Markup:
    """Elements for the ``<head>`` of a sheet.

    Args:
        edition: the guide, as it is published.
        sheet: the sheet.
        root: relative address of the site's root from its page.
    """
    record = sheet_record(edition, sheet)
    public = edition.absolute(sheet.url)
    return Markup("\n").join([
        *(_META.format(name, content) for name, content in _highwire(record, public)),
        *(_PROPERTY.format(name, content) for name, content in _open_graph(record, public)),
        _LINK.format("schema.DC", "http://purl.org/dc/elements/1.1/"),
        _LINK.format("schema.DCTERMS", "http://purl.org/dc/terms/"),
        *(_META.format(name, content) for name, content in _dublin_core(record, sheet, public)),
        *(_FILE.format(form.media_type, form.name, f"citer.{form.suffix}") for form in FORMATS),
        _LINK.format("shortlink", f"{root}{COURTS}{sheet.id}/"),
        _LINK.format("cite-as", record.url or f"{root}{record.path}"),
        _LINK.format("license", LICENCE),
        _json_ld(_work(record, sheet, public)),
    ])


def coins(edition: Edition, sheet: Sheet) -> Markup:
    """The reference of a sheet for Zotero, in its page: an element that shows nothing.

    From the other metadata Zotero makes an article by « Avec, Faire »; this it takes as it is.
    Nothing when the address of the site is not known: Zotero would lose that of the page.
    Source: OpenURL ContextObject in SPAN (COinS), ANSI/NISO Z39.88-2004.
    """
    record = sheet_record(edition, sheet)
    if record.url is None:
        return Markup()
    said = [
        ("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"),
        ("rft.type", "webpage"), ("rft.title", record.title), ("rft.source", record.site),
        ("rft.aucorp", GUIDE), ("rft.date", _iso_day(record)), ("rft.language", "fr"),
        ("rft.rights", LICENCE), ("rft.description", sheet.fiche.en_bref),
        ("rft.identifier", record.url),
    ]
    return _COINS.format(urlencode(said, quote_via=quote))


def _open_graph(record: Record, public: str | None) -> Iterator[tuple[str, str]]:
    yield "og:title", record.title
    yield "og:site_name", record.site
    yield "og:type", "article"
    if public:
        yield "og:url", public


def _iso_day(record: Record) -> str:
    return "{:04d}-{:02d}-{:02d}".format(*record.issued)


def _highwire(record: Record, public: str | None) -> Iterator[tuple[str, str]]:
    yield "citation_title", record.title
    yield "citation_author", GUIDE
    yield "citation_publication_date", _iso_day(record).replace("-", "/")
    yield "citation_publisher", GUIDE
    yield "citation_language", "fr"
    if public:
        yield "citation_public_url", public


def _dublin_core(record: Record, sheet: Sheet, public: str | None) -> Iterator[tuple[str, str]]:
    yield "DC.title", record.title
    yield "DC.creator", GUIDE
    yield "DC.publisher", GUIDE
    yield "DC.description", sheet.fiche.en_bref
    yield "DC.date", _iso_day(record)
    yield "DC.type", "webpage"
    yield "DC.language", "fr"
    yield "DC.rights", LICENCE
    yield "DCTERMS.isPartOf", record.site
    if public:
        yield "DC.identifier", public


def _work(record: Record, sheet: Sheet, public: str | None) -> dict[str, Any]:
    body = {"@type": "Organization", "name": GUIDE}
    work: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": record.title,
        "description": sheet.fiche.en_bref,
        "author": body,
        "publisher": body,
        "dateModified": _iso_day(record),
        "inLanguage": "fr",
        "license": LICENCE,
        "isAccessibleForFree": True,
        "isPartOf": {"@type": "WebSite", "name": SITE},
    }
    if record.version:
        work["version"] = record.version
    if public:
        work |= {"@id": public, "url": public}
        parts = [
            {"@type": "HowTo", "@id": f"{public}#{answer.id}", "name": answer.titre}
            for answer in getattr(sheet.fiche, "reponses", [])
        ]
        if parts:
            work["hasPart"] = parts
    return work


def _json_ld(content: dict[str, Any]) -> Markup:
    """A data block that no text can close: ``<`` is written as JSON allows."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return Markup(f'<script type="application/ld+json">{text}</script>')
