"""Signals out of the files given to a command: those that fit the guide, why others do not."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from faire_avec.corpus import Corpus
from faire_avec.model.signal import Signal
from faire_avec.writing.signals.mailbag import read_signals
from faire_avec.writing.signals.outcome import wrong
from faire_avec.writing.signals.wire import BadSignal


def fitting_signals(
    paths: Sequence[Path], corpus: Corpus, today: date
) -> tuple[list[Signal], list[str]] | None:
    """The signals of some files, and a French line for each refused; None, after saying why, when
    a file cannot be read.

    Args:
        paths: what the reception kept.
        corpus: the guide that they speak of.
        today: the day their months are judged on.
    """
    signals: list[Signal] = []
    refused: list[str] = []
    for path in paths:
        try:
            read = read_signals(path)
        except BadSignal as bad:
            print(f"{path} : {bad}", file=sys.stderr)
            return None
        except OSError:
            print(f"Le fichier «{path}» ne se lit pas.", file=sys.stderr)
            return None
        refused += [f"{path}, {reason}" for reason in read.refused]
        for signal in read.signals:
            if reason := wrong(signal, corpus.sheets, today):
                refused.append(f"{path} : {reason}.")
            else:
                signals.append(signal)
    return signals, refused
