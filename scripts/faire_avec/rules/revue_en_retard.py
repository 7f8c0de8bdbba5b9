"""Les faits vieillissent, chacun à son pas : un texte de loi se relit tous les deux ans, un écran
de connexion ou un numéro tous les ans, un montant jusqu'à son `jusqu_au`, une recherche jamais. Une
fiche n'est en retard que pour ce que montrent son premier écran et ses réponses. Pour la remettre à
jour, revoyez ce fait et changez son `verifie_le` : la date de la preuve, pas celle de votre
modification.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from faire_avec.corpus import Sheet, Tables, oldest
from faire_avec.model.tables import Contact
from faire_avec.problems import Problem, Rule, Severity
from faire_avec.rules._positions import at

RULE = Rule("FA201", "revue-en-retard", "Les preuves d'une fiche sont récentes", __doc__,
            Severity.WARNING)


def check_sheet(sheet: Sheet, tables: Tables, today: date) -> Iterator[Problem]:
    """Warn about sheets whose first screen or answers rest on too old an evidence."""
    first = oldest(sheet, tables)
    if first is None or first.due is None or first.due >= today:
        return
    own = not isinstance(first.fact, Contact)
    where = (*first.location, "verifie_le") if own else first.location
    yield at(sheet, where, RULE,
             f"à revoir depuis le {first.due.isoformat()} (preuve du {first.checked.isoformat()})")
