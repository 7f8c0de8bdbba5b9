"""How old an evidence is, against the period it holds."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

SOON_DAYS = 30
# A phone line holds no longer than a login rule, on whatever sheet it is shown.
CONTACT_REVIEW_DAYS = 90


def due_on(checked: date, review_days: int) -> date:
    """The day after which evidence is late; the last of the calendar when there is no such day.

    Args:
        checked: date of the evidence.
        review_days: days the evidence holds.
    """
    try:
        return checked + timedelta(days=review_days)
    except OverflowError:
        return date.max


class Freshness(StrEnum):
    """How old the evidence of a sheet or fact is, against its review period."""

    FRESH = "a-jour"
    SOON = "bientot"
    LATE = "en-retard"
    UNDATED = "sans-date"


def freshness_on(checked: date, review_days: int, today: date) -> Freshness:
    """Freshness of evidence dated ``checked``.

    Args:
        checked: date of the evidence.
        review_days: days the evidence holds.
        today: the day of reading.
    """
    if checked > today:
        return Freshness.FRESH
    due = due_on(checked, review_days)
    if today > due:
        return Freshness.LATE
    if today > due - timedelta(days=SOON_DAYS):
        return Freshness.SOON
    return Freshness.FRESH
