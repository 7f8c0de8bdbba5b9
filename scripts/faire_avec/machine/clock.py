"""The day it is: the one definition that checks, pages and commands share."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime

# The guide did not exist before: a computer that says so has lost its clock.
FIRST = date(2020, 1, 1)
VARIABLE = "SOURCE_DATE_EPOCH"


class WrongClock(Exception):
    """The day cannot be known; the message is French and says what to set right."""


def today() -> date:
    """The day of ``SOURCE_DATE_EPOCH`` (UTC; reproducible-builds.org), else the computer's.

    Raises:
        WrongClock: when that day is no number, or is before the guide existed.
    """
    written = os.environ.get(VARIABLE)
    try:
        day = date.fromtimestamp(time.time()) if written is None else datetime.fromtimestamp(
            int(written), UTC
        ).date()
    except (ValueError, OverflowError, OSError) as error:
        raise WrongClock(
            f"{VARIABLE} vaut «{written}» : donnez un nombre de secondes depuis 1970, ou retirez "
            "cette variable."
        ) from error
    if day < FIRST:
        whose = "L'horloge de l'ordinateur" if written is None else f"La variable {VARIABLE}"
        raise WrongClock(f"{whose} dit le {day.isoformat()}, avant que ce guide existe : "
                         "réglez-la, puis relancez.")
    return day
