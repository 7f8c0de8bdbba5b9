"""Une source dont l'adresse ressemble à un site officiel, à une lettre près, est peut-être un faux
site. Comparez-la avec un document de l'organisme. Si le site est bien officiel, ajoutez-le à
`fiches/domaines.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from faire_avec.corpus import Sheet, Tables
from faire_avec.model.base import SourceEnLigne
from faire_avec.problems import Problem, Rule, Severity
from faire_avec.rules._report import at, in_table
from faire_avec.settings import CheckSettings

RULE = Rule("FA204", "domaine-ressemblant", "Une source n'imite pas un site officiel", __doc__,
            Severity.WARNING)


def _distance_is_one(one: str, other: str) -> bool:
    """Whether one insertion, deletion, change or swap of neighbours turns one into the other."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if one[start + 1 :] == other[start + 1 :] or one[start + 1 :] == other[start:]:
        return True
    if one[start:] == other[start + 1 :]:
        return True
    swapped = one[:start] + one[start : start + 2][::-1] + one[start + 2 :]
    return swapped == other


@lru_cache(maxsize=4096)
def _registrable(host: str) -> str:
    """What could be mistaken for an official name: the last two labels, three for gouv.fr."""
    parts = host.split(".")
    return ".".join(parts[-3:] if host.endswith(".gouv.fr") else parts[-2:])


def _imitated(url: str, official: tuple[str, ...]) -> str | None:
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return None
    name = _registrable(host)
    if name in official:
        return None
    flat = name.replace("-", "").replace(".", "")
    for known in official:
        if len(known) > 5 and (
            _distance_is_one(name, known) or flat == known.replace("-", "").replace(".", "")
        ):
            return known
    return None


@lru_cache(maxsize=4)
def _official(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({_registrable(name) for name in names}))


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Warn about the sheet's own sources that imitate an official site."""
    for index, cited in enumerate(sheet.fiche.sources):
        if isinstance(cited, SourceEnLigne) and (
            known := _imitated(cited.url, _official(tuple(tables.domains.entries)))
        ):
            yield at(sheet, ("sources", index, "url"), RULE,
                     f"l'adresse ressemble à «{known}» sans l'être")


def check_tables(tables: Tables, settings: CheckSettings) -> Iterator[Problem]:
    """Warn about sources whose domain is one letter away from an official one."""
    official = _official(tuple(tables.domains.entries))
    for key, source in tables.sources.entries.items():
        if source.url and (known := _imitated(source.url, official)):
            yield in_table(tables.sources, (key, "url"), RULE,
                           f"l'adresse ressemble à «{known}» sans l'être")
