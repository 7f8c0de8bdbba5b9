"""What was seen of each page, kept from one run to the next: data only, one file a page.

A page is written as soon as it is seen, in one step: a run that is killed goes on where it was.
A file that cannot be read is as if the page had never been seen.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from faire_avec.machine.disk import TooBig, read_plain, replace
from faire_avec.upkeep.watch.judge import Outcome, Verdict
from faire_avec.upkeep.watch.visit import Known

_VERSION = 1
_MOST_BYTES = 2_000_000


@dataclass(frozen=True)
class Seen:
    """What a page said.

    Args:
        day: day of the visit.
        known: what to say at the next one, to be sent only what has changed.
        verdicts: what became of each passage, by the line of its fingerprint.
        since: day each passage was first found so.
    """

    day: date
    known: Known = field(default_factory=Known)
    verdicts: Mapping[str, Verdict] = field(default_factory=dict)
    since: Mapping[str, date] = field(default_factory=dict)

    def after(self, day: date, known: Known, verdicts: Mapping[str, Verdict]) -> Seen:
        """What is to be kept after another visit."""
        since = {
            line: self.since.get(line, day)
            if line in self.verdicts and self.verdicts[line].outcome is verdict.outcome else day
            for line, verdict in verdicts.items()
        }
        return Seen(day, known, verdicts, since)


class Memory:
    """The folder of what was seen.

    Args:
        folder: made when it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _path(self, url: str) -> Path:
        return self._folder / f"{hashlib.sha256(url.encode()).hexdigest()}.json"

    def of(self, url: str) -> Seen | None:
        """What was seen of a page; None when nothing was, or it cannot be read."""
        with suppress(OSError, TooBig, ValueError, KeyError, TypeError):
            data = json.loads(read_plain(self._path(url), _MOST_BYTES))
            if data["version"] == _VERSION and data["adresse"] == url:
                return _seen(data)
        return None

    def keep(self, url: str, seen: Seen) -> None:
        """Write what was seen of a page.

        Raises:
            OSError: when it cannot be written.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        data = {
            "version": _VERSION, "adresse": url, "jour": seen.day.isoformat(),
            "etag": seen.known.etag, "modifie": seen.known.modified,
            "passages": [
                {"empreinte": line, "classe": verdict.outcome.value, "detail": verdict.detail,
                 "phrase": verdict.sentence, "adresse": verdict.final,
                 "depuis": seen.since.get(line, seen.day).isoformat()}
                for line, verdict in seen.verdicts.items()
            ],
        }
        replace(self._path(url), json.dumps(data, ensure_ascii=False, indent=1) + "\n")


def _seen(data: Any) -> Seen:
    verdicts, since = {}, {}
    for told in data["passages"]:
        line = str(told["empreinte"])
        verdicts[line] = Verdict(Outcome(told["classe"]), str(told["detail"]),
                                 str(told["phrase"]), str(told["adresse"]))
        since[line] = date.fromisoformat(told["depuis"])
    return Seen(date.fromisoformat(data["jour"]),
                Known(str(data["etag"]), str(data["modifie"])), verdicts, since)
