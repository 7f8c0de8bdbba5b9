"""Une adresse donnée comme officielle (site d'une plateforme, page d'un contact, lien d'une
fiche) doit appartenir à un domaine de `fiches/domaines.yml` : un faux site ressemble souvent à
une lettre près. Vérifiez l'adresse sur un document de l'organisme avant d'ajouter un domaine. Si
n'importe qui peut publier sous ce domaine (hébergeur, fournisseur de messagerie), ajoutez le nom
exact du site avec `etendue: hote`. L'adresse mail d'un contact suit la même règle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from faire_avec.corpus import Tables, Text
from faire_avec.language.suggest import closest
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._addresses import hidden_host, is_official, is_shared, plain_host
from faire_avec.rules._positions import at_document

RULE = Rule("FA107", "domaine-officiel", "Une adresse officielle est d'un domaine connu", __doc__)
KINDS = frozenset({Kind.URL, Kind.PROSE, Kind.EMAIL})

SUSPECT = (re.compile(r"[@\]:](?:(?<=@)|(?<=\])\(|(?<=:)//)"),)
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+")


def check_text(text: Text, tables: Tables) -> Iterator[Problem]:
    """Report every official address or mail outside the table."""
    if text.kind is Kind.EMAIL:
        host = text.text.rpartition("@")[2].lower()
        if "@" in text.text and not is_official(host, tables):
            yield text.problem(RULE, f"le domaine de «{text.text[:60]}» n'est pas dans "
                               "domaines.yml", closest(host, tables.domains.entries))
    elif not text.role.cited:
        for url in text.addresses:
            if url[:4].lower() != "http" or hidden_host(url):
                continue
            if not is_official(host := plain_host(url), tables):
                yield text.problem(
                    RULE, f"le domaine de «{url[:60]}» n'est pas dans domaines.yml",
                    closest(host.removeprefix("www."), tables.domains.entries),
                )


def check_tables(tables: Tables) -> Iterator[Problem]:
    """Report the keys of the table of domains that are no domain, or nobody's own."""
    document = tables.domains.document
    for name in tables.domains.declared:
        for message, meant in _wrong_name(name):
            yield at_document(document, (name,), RULE, message, meant, of_key=True)


def _wrong_name(name: str) -> Iterator[tuple[str, str | None]]:
    if not _DOMAIN.fullmatch(name):
        meant = name.lower().partition("://")[2] or name.lower()
        meant = meant.split("/")[0].removeprefix("www.")
        yield (
            f"«{name}» n'est pas un domaine : deux mots au moins séparés par un point, en "
            "minuscules sans accent, sans https:// ni chemin",
            meant if _DOMAIN.fullmatch(meant) else None,
        )
    elif is_shared(name):
        yield (
            f"«{name}» réunit des sites de propriétaires différents : écrivez le nom du site "
            "officiel",
            None,
        )
