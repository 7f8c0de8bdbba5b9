"""Une source ne mène pas à un site fait pour être pris pour un site officiel : nom officiel collé
dans un autre (`assure-ameli.fr`), même nom avec une autre fin (`ameli.com`), lettres qui se
ressemblent (`arneli.fr`). Cherchez la vraie page. Si ce site est bien celui de l'organisme,
ajoutez-le à `fiches/domaines.yml` avec ce qui le prouve.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Tables, Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule
from faire_avec.rules._addresses import host_of, imitated, is_official

RULE = Rule("FA147", "domaine-imitant", "Une source n'est pas un faux site officiel", __doc__)
KINDS = frozenset({Kind.URL})


def check_text(text: Text, tables: Tables) -> Iterator[Problem]:
    """Report every cited address made to be taken for an official one."""
    if not text.role.cited:
        return
    for url in text.addresses:
        host = host_of(url)
        if host and not is_official(host, tables) and (known := imitated(host, tables)):
            yield text.problem(
                RULE, f"«{host}» se fait passer pour «{known}» : ce n'est pas son site"
            )
