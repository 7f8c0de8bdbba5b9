"""Une date dit un jour passé : celui d'une preuve, d'une lecture, d'un changement. Elle ne peut pas
être après aujourd'hui, ni d'avant que la chose puisse exister : une preuve ou une lecture date de
1990 au plus tôt, un texte de droit de 1789, une publication de 1450. Seule la date d'un lien ignoré
(`jusqu_au`) est à venir, de deux ans au plus. « Aujourd'hui » est le jour de la vérification.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from pydantic import BaseModel

from faire_avec.corpus import Sheet, Tables, typed_tables
from faire_avec.model.introspect import Location, dates, every_block
from faire_avec.model.types import Span
from faire_avec.problems import Problem, Rule
from faire_avec.rules._positions import at, in_table

RULE = Rule("FA141", "date-plausible", "Une date est celle d'un jour possible", __doc__)


def check_sheet(sheet: Sheet, today: date) -> Iterator[Problem]:
    """Report every date to come, or too old, of a sheet."""
    for location, message in wrong_dates([((), sheet.fiche), *sheet.blocks], today):
        yield at(sheet, location, RULE, message)


def check_tables(tables: Tables, today: date) -> Iterator[Problem]:
    """Report the same in every shared table."""
    for table in typed_tables(tables):
        for key, entry in table.entries.items():
            for location, message in wrong_dates(every_block(entry), today):
                yield in_table(table, (key, *location), RULE, message)


def wrong_dates(
    blocks: Iterable[tuple[Location, BaseModel]], today: date
) -> Iterator[tuple[Location, str]]:
    """Every date of some blocks that is to come, or too old: its place, and what to say of it."""
    for location, value, span in dates(blocks):
        written = value.isoformat() if isinstance(value, date) else value
        if message := _refusal(written, span, today):
            name = next(part for part in reversed(location) if isinstance(part, str))
            yield location, f"«{name}» {message}"


def _refusal(written: str, span: Span, today: date) -> str | None:
    """What is wrong with a date, written with its year alone, its month or its day."""
    if int(written[:4]) < span.since:
        return f"est d'avant {span.since} : {written} ; vérifiez l'année"
    last = (today + timedelta(days=span.ahead)).isoformat()
    if written <= last[: len(written)]:
        return None
    if span.ahead:
        return f"est trop loin : {written} ; donnez une date avant le {last}"
    return f"est dans le futur : {written} ; nous sommes le {today.isoformat()}"
