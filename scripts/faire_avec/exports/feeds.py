"""Atom feeds (RFC 4287) of what changed: the whole guide, each type, each sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from xml.etree import ElementTree as ET

from faire_avec.corpus import Change, Sheet, changes
from faire_avec.corpus.edition import Edition
from faire_avec.exports._file import Export
from faire_avec.exports._licence import LICENCE, LICENCE_NAME
from faire_avec.exports._xml import xml_text
from faire_avec.model import SHEET_TYPES
from faire_avec.places import CE_QUI_A_CHANGE, FLUX

LONGEST = 100
_ATOM = "http://www.w3.org/2005/Atom"
# Ids must never change, even when the site moves, so they name no host that someone owns:
# « .invalid » is reserved for that (RFC 6761). The rest follows RFC 4151.
_AUTHORITY = "tag:faire-avec.invalid,2026:"


def exports(edition: Edition) -> Iterator[Export]:
    """One feed for the guide, one for each type, one for each sheet.

    Without a public address, links are relative to the feed: Atom allows it, and readers resolve
    them against the address they fetched.
    """
    corpus, address = edition.corpus, edition.address
    told = changes(corpus)
    start = max((sheet.fiche.verifie_le for sheet in corpus.sheets.values()),
                default=date(2026, 1, 1))
    yield _feed("", "ce qui a changé", told[:LONGEST], start, address)
    for kind in SHEET_TYPES.values():
        owned = [change for change in told if change.sheet.type.name == kind.name]
        yield _feed(f"{kind.folder}/", kind.plural.lower(), owned[:LONGEST], start, address)
    by_sheet: dict[str, list[Change]] = {}
    for change in told:
        by_sheet.setdefault(change.sheet.id, []).append(change)
    for sheet in corpus.sheets.values():
        yield _feed(sheet.url, sheet.fiche.titre, by_sheet.get(sheet.id, []),
                    sheet.fiche.verifie_le, address)


def _feed(
    folder: str, title: str, told: Sequence[Change], start: date, address: str
) -> Export:
    path = folder + FLUX
    base = address or "../" * path.count("/") or "./"
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": "fr"})
    _add(feed, "id", f"{_AUTHORITY}flux/{folder}")
    _add(feed, "title", f"Faire avec : {title}")
    _add(feed, "updated", _moment(told[0].day if told else start))
    _add(ET.SubElement(feed, "author"), "name", "Faire avec")
    _add(feed, "rights", LICENCE_NAME)
    _link(feed, "license", LICENCE)
    _link(feed, "self", base + path, "application/atom+xml")
    _link(feed, "alternate", base + (folder or CE_QUI_A_CHANGE.url), "text/html")
    for change in told:
        _entry(feed, change, base)
    text = ET.tostring(feed, encoding="unicode")
    return Export(path, f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n')


def _entry(feed: ET.Element, change: Change, base: str) -> None:
    sheet: Sheet = change.sheet
    entry = ET.SubElement(feed, "entry")
    what = change.text or "nouvelle fiche"
    _add(entry, "id", f"{_AUTHORITY}{sheet.id}/{change.day.isoformat()}/{change.rank}")
    _add(entry, "title", f"{sheet.fiche.titre} : {what}")
    _add(entry, "updated", _moment(change.day))
    _link(entry, "alternate", base + change.address, "text/html")
    ET.SubElement(entry, "category", {"term": sheet.type.name, "label": sheet.type.label})
    _add(entry, "summary", sheet.fiche.en_bref if change.text is None else what)


def _add(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = xml_text(text)


def _link(parent: ET.Element, rel: str, href: str, media: str | None = None) -> None:
    ET.SubElement(parent, "link", {"rel": rel, "href": href, **({"type": media} if media else {})})


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
