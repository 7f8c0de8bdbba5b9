"""Un lien ignoré l'est pour un temps : la date `jusqu_au` de `fiches/liens-ignores.yml` passée, on
le rouvre à la main. S'il marche, on repousse la date ; sinon, on corrige la fiche.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faire_avec.corpus import Tables
from faire_avec.problems import Problem, Rule, Severity
from faire_avec.rules._positions import in_table

RULE = Rule("FA221", "lien-ignore-perime", "Un lien n'est ignoré que pour un temps", __doc__,
            Severity.WARNING)


def check_tables(tables: Tables, today: date) -> Iterator[Problem]:
    """Warn about links ignored longer than was said."""
    for url, ignored in tables.ignored_links.entries.items():
        if ignored.jusqu_au < today:
            yield in_table(tables.ignored_links, (url, "jusqu_au"), RULE,
                           f"ignoré jusqu'au {ignored.jusqu_au.isoformat()} : rouvrez ce lien à "
                           "la main")
