"""Une source dont l'adresse ressemble à un site officiel, à une lettre près, ou qui prend son nom
chez un hébergeur ouvert à tous, est peut-être un faux site. Comparez-la avec un document de
l'organisme. Si le site est bien officiel, ajoutez-le à `fiches/domaines.yml`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from faire_avec.corpus import Tables, Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule, Severity
from faire_avec.rules._addresses import borrowed, host_of, imitated, registrable

RULE = Rule("FA204", "domaine-ressemblant", "Une source n'imite pas un site officiel", __doc__,
            Severity.WARNING)
KINDS = frozenset({Kind.URL})


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


@lru_cache(maxsize=8192)
def _resembled(host: str, official: tuple[str, ...]) -> str | None:
    name = registrable(host)
    if name in official:
        return None
    return next(
        (known for known in official if len(known) > 5 and _distance_is_one(name, known)), None
    )


@lru_cache(maxsize=4)
def _official(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted({registrable(name) for name in names}))


def check_text(text: Text, tables: Tables) -> Iterator[Problem]:
    """Warn about cited addresses close to an official one, or that borrow its name."""
    if not text.role.cited:
        return
    official = _official(tuple(tables.domains.entries))
    for url in text.addresses:
        host = host_of(url)
        if not host or imitated(host, tables):
            continue
        if known := _resembled(host, official):
            yield text.problem(RULE, f"l'adresse ressemble à «{known}» sans l'être")
        elif known := borrowed(url, tables):
            yield text.problem(RULE, f"n'importe qui peut publier sur «{host}», et l'adresse "
                               f"prend le nom de «{known}»")
