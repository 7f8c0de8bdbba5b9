"""Les faits vieillissent : chaque type de fiche a un délai de revue. Une fiche en retard reste en
ligne avec un bandeau. Pour la remettre à jour, revérifiez ses faits et changez `verifie_le` : la
date de la preuve, pas celle de votre modification.
"""

from __future__ import annotations

from collections.abc import Iterator

from faire_avec.corpus import Freshness, Sheet, Tables, freshness_on
from faire_avec.problems import Problem, Rule, Severity
from faire_avec.rules._report import at
from faire_avec.settings import CheckSettings

RULE = Rule("FA201", "revue-en-retard", "Les preuves d'une fiche sont récentes", __doc__,
            Severity.WARNING)


def check_sheet(
    sheet: Sheet, tables: Tables, settings: CheckSettings
) -> Iterator[Problem]:
    """Warn about sheets whose evidence is older than their review period."""
    checked = sheet.fiche.verifie_le
    if freshness_on(checked, sheet.review_days, settings.today) is Freshness.LATE:
        yield at(sheet, ("verifie_le",), RULE,
                 f"à revoir depuis le {sheet.due.isoformat()} (preuve du "
                 f"{checked.isoformat()}, {sheet.review_days} jours)")
