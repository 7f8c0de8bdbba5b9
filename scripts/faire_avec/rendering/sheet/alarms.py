"""What presses: dated lines that the page shows near their dates only."""

from __future__ import annotations

from dataclasses import dataclass

from faire_avec.corpus import Sheet
from faire_avec.language.dates import window
from faire_avec.model.plateforme import Plateforme


@dataclass(frozen=True)
class Alarm:
    """A line at the top of a page.

    Args:
        what: the deadline, or the act to do.
        effect: what happens otherwise.
        since: first day it presses, as the sheet writes it; None when it always does.
        until: last day.
        right_at_stake: whether a right or an income falls: the only red of the page.
    """

    what: str
    effect: str = ""
    since: str | None = None
    until: str | None = None
    right_at_stake: bool = False

    @property
    def dates(self) -> str:
        """Its dates in words, for whoever reads without script; empty when it has none."""
        return window(self.since, self.until)


def alarms(sheet: Sheet) -> list[Alarm]:
    """What the top of the page may say, the most pressing first; a browser keeps what is near."""
    fiche = sheet.fiche
    found = []
    stake = fiche.si_rien_n_est_fait if isinstance(fiche, Plateforme) else None
    falls = stake is not None and stake.droit_en_jeu == "oui"
    if fiche.urgence:
        urgent = fiche.urgence
        found.append(Alarm(urgent.delai, urgent.effet, urgent.du, urgent.au, falls))
    if isinstance(fiche, Plateforme):
        found += [
            Alarm(deadline.quoi, "", deadline.du, deadline.au, falls)
            for deadline in fiche.echeances if deadline.du or deadline.au
        ]
    always = any(not alarm.dates for alarm in found)
    if stake and stake.resume and not always:
        found.append(Alarm("Si rien n'est fait", stake.resume, right_at_stake=falls))
    return found
