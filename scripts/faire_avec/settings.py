"""Typed settings handed down from the command line and the plugin."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path


@dataclass(frozen=True)
class CheckSettings:
    """What the rules need to know besides the corpus.

    Args:
        today: the day freshness is judged on.
        published: ledger of published sheet ids; None when there is none.
    """

    today: date = field(default_factory=date.today)
    published: Path | None = None
