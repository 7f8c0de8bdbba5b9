"""When a sheet was last shown true: the dates of its evidence, facts and contacts included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from pydantic import BaseModel

from faire_avec.corpus.sheet import Sheet
from faire_avec.model.tables import Contact


def evidence_span(sheet: Sheet, contacts: Mapping[str, Contact]) -> tuple[date, date]:
    """First and last dates of the evidence on a sheet.

    Args:
        sheet: the sheet.
        contacts: the table of contacts, for the lines that the sheet shows.
    """
    dates = list(_fact_dates(sheet.fiche))
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


def _fact_dates(model: BaseModel) -> Iterator[date]:
    for name in type(model).model_fields:
        value = getattr(model, name)
        if name == "verifie_le" and isinstance(value, date):
            yield value
        for item in value if isinstance(value, list) else [value]:
            if isinstance(item, BaseModel):
                yield from _fact_dates(item)
