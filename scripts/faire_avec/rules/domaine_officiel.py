"""Une adresse donnée comme officielle (site d'une plateforme, page d'un contact, lien d'une
fiche) doit appartenir à un domaine de `fiches/domaines.yml` : un faux site ressemble souvent à
une lettre près. Vérifiez l'adresse sur un document de l'organisme avant d'ajouter un domaine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.prose import web_links
from faire_avec.rules._report import at, at_document, in_table
from faire_avec.settings import CheckSettings
from faire_avec.suggest import closest

RULE = Rule("FA107", "domaine-officiel", "Une adresse officielle est d'un domaine connu", __doc__)


# Anything else before the path (`\`, `@`, `%`, `&`) may lead a browser to another site.
_PLAIN_HOST = re.compile(r"[\w.-]+(?::\d+)?")


_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def _linked(text: str) -> list[str]:
    return [url for _, url in web_links(text) if url[:4].lower() == "http"]


def _known(host: str, tables: Tables) -> bool:
    parts = host.split(".")
    return any(".".join(parts[index:]) in tables.domains.entries for index in range(len(parts)))


def _refusal(url: str, tables: Tables) -> tuple[str, str | None] | None:
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").lower() if _PLAIN_HOST.fullmatch(parts.netloc) else ""
    except ValueError:
        host = ""
    if _known(host, tables):
        return None
    near = closest(host.removeprefix("www."), tables.domains.entries)
    return f"le domaine de «{url[:60]}» n'est pas dans domaines.yml", near


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Report every official address outside the table of domains."""
    for location, text, role in sheet.of_kind(Kind.URL, Kind.PROSE):
        if role.kind is Kind.URL and location[0] != "sources":
            urls = [text]
        elif role.kind is Kind.PROSE:
            urls = _linked(text)
        else:
            continue
        for url in urls:
            refusal = _refusal(url, tables)
            if refusal:
                yield at(sheet, location, RULE, *refusal)


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report contacts whose page is outside the table of domains, and keys that are no domain."""
    for key, contact in tables.contacts.entries.items():
        if contact.url and (refusal := _refusal(contact.url, tables)):
            yield in_table(tables.contacts, (key, "url"), RULE, *refusal)
        for url in _linked(contact.note or ""):
            if refusal := _refusal(url, tables):
                yield in_table(tables.contacts, (key, "note"), RULE, *refusal)
    for name in tables.domains.entries:
        if not _DOMAIN.fullmatch(name):
            meant = name.lower().partition("://")[2] or name.lower()
            meant = meant.split("/")[0].removeprefix("www.")
            yield at_document(
                tables.domains.document, (name,), RULE,
                f"«{name}» n'est pas un domaine : deux mots au moins séparés par un point, en "
                "minuscules sans accent, sans https:// ni chemin",
                meant if _DOMAIN.fullmatch(meant) else None, of_key=True,
            )


