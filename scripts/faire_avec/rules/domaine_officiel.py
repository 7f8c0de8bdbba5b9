"""Une adresse donnée comme officielle (site d'une plateforme, page d'un contact, lien d'une
fiche) doit appartenir à un domaine de `fiches/domaines.yml` : un faux site ressemble souvent à
une lettre près. Vérifiez l'adresse sur un document de l'organisme avant d'ajouter un domaine.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from faire_avec.corpus import Corpus
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.prose import web_links
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings
from faire_avec.suggest import closest

RULE = Rule("FA107", "domaine-officiel", "Une adresse officielle est d'un domaine connu", __doc__)


def _known(host: str, corpus: Corpus) -> bool:
    parts = host.split(".")
    return any(".".join(parts[index:]) in corpus.domains.entries for index in range(len(parts)))


def _refusal(url: str, corpus: Corpus) -> tuple[str, str | None] | None:
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        host = ""
    if _known(host, corpus):
        return None
    near = closest(host.removeprefix("www."), corpus.domains.entries)
    return f"le domaine de «{url[:60]}» n'est pas dans domaines.yml", near


def check(corpus: Corpus, settings: CheckSettings) -> Iterator[Problem]:
    """Report every official address outside the table of domains."""
    for sheet in corpus.sheets.values():
        for location, text, role in sheet.of_kind(Kind.URL, Kind.PROSE):
            if role.kind is Kind.URL and location[0] != "sources":
                urls = [text]
            elif role.kind is Kind.PROSE:
                urls = [url for _, url in web_links(text) if url.startswith("http")]
            else:
                continue
            for url in urls:
                refusal = _refusal(url, corpus)
                if refusal:
                    yield at(sheet, location, RULE, *refusal)
    for key, contact in corpus.contacts.entries.items():
        if contact.url and (refusal := _refusal(contact.url, corpus)):
            yield in_table(corpus.contacts, (key, "url"), RULE, *refusal)


