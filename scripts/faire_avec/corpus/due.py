"""What a sheet is judged on: its first screen and its answers, and the day they are to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pydantic import BaseModel

from faire_avec.corpus.freshness import holds_until
from faire_avec.corpus.sheet import Sheet
from faire_avec.corpus.tables import Tables
from faire_avec.model.introspect import Location
from faire_avec.model.types import Kind

# Fields that the first screen of each type shows, besides its answers. A type that is not here
# rests on research, on texts to sign or on the trade: no age makes it late.
FIRST_SCREEN = {
    "plateforme": ("si_rien_n_est_fait", "echeances", "contacts", "reponses"),
    "situation": ("reponses",),
    "contournement": ("ce_que_ca_protege", "ce_matin", "a_installer"),
    "reseau": ("trouver", "contacts"),
    "aidants-connect": ("impossible_si", "repli", "contacts"),
    "risque": ("prevenir_qui",),
    "cadre": ("modele",),
}


@dataclass(frozen=True)
class Judged:
    """A dated fact that a first screen or an answer rests on.

    Args:
        location: where the sheet states it, or names the contact.
        fact: the block, or the contact.
        checked: day of its evidence.
        due: last day it holds; None when age says nothing.
    """

    location: Location
    fact: BaseModel
    checked: date
    due: date | None


def judged(sheet: Sheet, tables: Tables) -> Iterator[Judged]:
    """Every dated fact that the sheet is judged on, contacts included."""
    fields = FIRST_SCREEN.get(sheet.type.name, ())
    sources, days = tables.sources.entries, sheet.fiche.a_revoir_tous_les
    for location, block in sheet.blocks:
        checked = vars(block).get("verifie_le")
        if location and location[0] in fields and checked is not None:
            yield Judged(location, block, checked, holds_until(block, checked, sources, days))
    for location, key, _ in sheet.of_kind(Kind.CONTACT):
        contact = tables.contacts.entries.get(key)
        shown = location[0] in fields and location[:2] != ("contacts", "professionnel")
        if shown and contact is not None and contact.verifie_le is not None:
            checked = contact.verifie_le
            yield Judged(location, contact, checked, holds_until(contact, checked, sources))


def oldest(sheet: Sheet, tables: Tables) -> Judged | None:
    """The fact that makes the sheet late first; None when nothing does."""
    found = [one for one in judged(sheet, tables) if one.due is not None]
    return min(found, key=lambda one: one.due or date.max, default=None)


def due_of(sheet: Sheet, tables: Tables) -> date | None:
    """Day after which the sheet is late; None when nothing makes it late."""
    first = oldest(sheet, tables)
    return first.due if first else None
