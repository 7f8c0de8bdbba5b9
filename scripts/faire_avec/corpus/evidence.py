"""When a sheet was last shown true: the dates of its evidence, facts and contacts included."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from faire_avec.corpus.sheet import Sheet
from faire_avec.model.tables import Contact


def evidence_span(sheet: Sheet, contacts: Mapping[str, Contact]) -> tuple[date, date]:
    """First and last dates of the evidence on a sheet.

    Args:
        sheet: the sheet.
        contacts: the table of contacts, for the lines that the sheet shows.
    """
    dates = list(sheet.fact_dates)
    group = getattr(sheet.fiche, "contacts", None)
    if group is not None:
        for contact_id in (*group.personne, *group.professionnel):
            contact = contacts.get(contact_id)
            if contact and contact.verifie_le:
                dates.append(contact.verifie_le)
    return min(dates), max(dates)


def last_change(sheet: Sheet, contacts: Mapping[str, Contact]) -> date:
    """The day a reader would quote: the latest evidence, or the latest change if it is later."""
    changes = [change.date for change in sheet.fiche.modifications]
    return max([evidence_span(sheet, contacts)[1], *changes])
