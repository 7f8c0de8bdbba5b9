"""The two sentences a student pastes: APA in its French usage, and ISO 690.

Not made by citeproc-py, though it is well kept: it writes « 1 novembre » and « aider ?. », lets
HTML through, and its styles weigh 89 Mo; the tests hold these sentences against it.
Each sentence stops before the address, which both styles put last.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from markupsafe import Markup

from faire_avec.citation.record import Record
from faire_avec.language.dates import long_date

_CLOSING = (".", "?", "!", "…")


def _closed(text: str) -> str:
    return text if text.endswith(_CLOSING) else f"{text}."


def _day(record: Record) -> date:
    year, month, day = record.issued
    return date(year, month, day)


def _names(record: Record) -> str:
    return ", ".join(f"{family}, {given}" if given else family for family, given in record.authors)


def apa(record: Record) -> Markup:
    """``Faire avec. (2026, 21 novembre). Caf. Faire avec, guide… ``, the title in italics."""
    day = _day(record)
    when = f"{day.year}, {long_date(day).removesuffix(f' {day.year}')}"
    end = "" if record.title.endswith(_CLOSING) else "."
    return Markup("{} ({}). <i>{}</i>{} {} ").format(
        _closed(_names(record)), when, record.title, end, _closed(record.site)
    )


def iso_690(record: Record) -> Markup:
    """``FAIRE AVEC, 2026. Caf. Faire avec, guide… [en ligne]. 21 novembre 2026. …``."""
    day = _day(record)
    return Markup(
        "{}, {}. {} <i>{}</i> [en\u00a0ligne]. {}. Disponible à l'adresse\u00a0: "
    ).format(
        _names(record).upper(), day.year, _closed(record.title), record.site, long_date(day)
    )


STYLES: dict[str, Callable[[Record], Markup]] = {"APA": apa, "ISO 690": iso_690}
