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
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings
from faire_avec.suggest import closest

RULE = Rule("FA107", "domaine-officiel", "Une adresse officielle est d'un domaine connu", __doc__)


# Anything else before the path (`\`, `@`, `%`, `&`) may lead a browser to another site.
_PLAIN_HOST = re.compile(r"[\w.-]+(?::\d+)?")


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
            urls = [url for _, url in web_links(text) if url[:4].lower() == "http"]
        else:
            continue
        for url in urls:
            refusal = _refusal(url, tables)
            if refusal:
                yield at(sheet, location, RULE, *refusal)


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Report every contact whose page is outside the table of domains."""
    for key, contact in tables.contacts.entries.items():
        if contact.url and (refusal := _refusal(contact.url, tables)):
            yield in_table(tables.contacts, (key, "url"), RULE, *refusal)


