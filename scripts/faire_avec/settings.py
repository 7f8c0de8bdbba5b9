"""Typed settings handed down from the command line and the plugin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from faire_avec.machine.clock import today


@dataclass(frozen=True)
class CheckSettings:
    """What the rules need to know besides the corpus.

    Args:
        today: the day freshness is judged on.
    """

    today: date = field(default_factory=today)
