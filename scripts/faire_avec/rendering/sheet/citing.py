"""What the « Citer cette fiche » block of a sheet shows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from faire_avec.citation import FORMATS, STYLES, Format, coins, sheet_record
from faire_avec.corpus import Sheet
from faire_avec.corpus.edition import Edition
from faire_avec.places import COURTS, INTEGRER

STYLE_FILE = "style/citer.css"
SCRIPT = "page/citer.js"


@dataclass(frozen=True)
class Address:
    """An address to write in full.

    Args:
        link: from the page.
        text: what the reader copies; starts with « … » when the site's address is not known.
        known: whether it is complete; a script completes the others.
    """

    link: str
    text: Markup
    known: bool


@dataclass(frozen=True)
class Citing:
    """A citation block.

    Args:
        texts: name and sentence of each style, without the address that ends it.
        address: the address that ends them.
        short: the short link.
        frame: the light view, to show inside another page.
        version: the dated version that the address leads to.
        coins: the reference that Zotero reads.
        answers: title and address of each answer.
        formats: files to download.
    """

    texts: tuple[tuple[str, Markup], ...]
    address: Address
    short: Address
    frame: Address
    version: str | None
    coins: Markup
    answers: tuple[tuple[str, Address], ...] = ()
    formats: tuple[Format, ...] = FORMATS


def address(edition: Edition, root: str, path: str) -> Address:
    """A page of the site, to be written in full.

    Args:
        edition: the guide, for its public address.
        root: relative address of the site's root from the page that shows it.
        path: the page, from the site's root.
    """
    public = edition.absolute(path)
    return Address(root + path, Markup.escape(public or f"…/{path}"), public is not None)


def citing(edition: Edition, sheet: Sheet, root: str) -> Citing:
    """The block of one sheet."""
    record = sheet_record(edition, sheet)
    return Citing(
        tuple((name, style(record)) for name, style in STYLES.items()),
        address(edition, root, record.path or sheet.url),
        address(edition, root, f"{COURTS}{sheet.id}/"),
        address(edition, root, f"{INTEGRER}{sheet.id}/"), record.version,
        coins(edition, sheet),
        tuple(
            (one.titre, address(edition, root, f"{sheet.url}#{one.id}"))
            for one in getattr(sheet.fiche, "reponses", [])
        ),
    )
