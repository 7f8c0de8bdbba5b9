"""Typed settings handed down from the command line and the plugin."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

EPOCH = "SOURCE_DATE_EPOCH"


class BadEpoch(ValueError):
    """``SOURCE_DATE_EPOCH`` is not a number of seconds; the message is French."""


def today() -> date:
    """The day a guide is checked and built on.

    The one that ``SOURCE_DATE_EPOCH`` gives, so that the same sheets give the same site on any
    day; else this machine's. Source: https://reproducible-builds.org/specs/source-date-epoch/.

    Raises:
        BadEpoch: when the variable says no day.
    """
    given = os.environ.get(EPOCH)
    if not given:
        return date.today()
    try:
        return datetime.fromtimestamp(int(given), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise BadEpoch(
            f"{EPOCH} vaut «{given}» : donnez un nombre de secondes depuis le 1er janvier 1970, "
            "comme en écrit «git log -1 --format=%ct», ou retirez cette variable."
        ) from error


@dataclass(frozen=True)
class CheckSettings:
    """What the rules need to know besides the corpus.

    Args:
        today: the day freshness is judged on.
    """

    today: date = field(default_factory=today)
