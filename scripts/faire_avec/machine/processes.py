"""Signals and children: a command that is told to stop tidies up, and no child outlives it."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from types import FrameType
from typing import Any

_STOPS = tuple(
    number for name in ("SIGINT", "SIGTERM", "SIGHUP")
    if (number := getattr(signal, name, None)) is not None
)
_PR_SET_PDEATHSIG = 1  # prctl(2), Linux


class Stopped(KeyboardInterrupt):
    """The process was asked to stop.

    Args:
        number: the signal that asked.
    """

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _main_thread() -> bool:
    return threading.current_thread() is threading.main_thread()


@contextmanager
def _handled(handler: Callable[[int, FrameType | None], Any]) -> Iterator[None]:
    """Another handler for the signals that stop; those ignored so far stay ignored."""
    previous: dict[int, Any] = {}
    try:
        for number in _STOPS:
            if signal.getsignal(number) not in (signal.SIG_IGN, None):
                previous[number] = signal.signal(number, handler)
        yield
    finally:
        for number, former in previous.items():
            signal.signal(number, former)


@contextmanager
def stops_raise() -> Iterator[None]:
    """Every signal that stops raises ``Stopped`` where the work is, so that it tidies up."""
    if not _main_thread():
        yield
        return

    def stop(number: int, _frame: FrameType | None) -> None:
        raise Stopped(number)

    with _handled(stop):
        yield


@contextmanager
def stops_wait() -> Iterator[None]:
    """What must not be cut in two: a signal that stops is answered at the end of the block."""
    if not _main_thread():
        yield
        return
    waiting: list[int] = []
    try:
        with _handled(lambda number, frame: waiting.append(number)):
            yield
    finally:
        for number in waiting[:1]:
            signal.raise_signal(number)


@lru_cache(maxsize=1)
def _prctl() -> Any:
    try:
        return getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
    except (OSError, TypeError):
        return None


def bound_to_parent() -> Callable[[], None]:
    """What a new child runs first so as to die with the process that calls this.

    Linux only: elsewhere a child is stopped by its parent, save when the parent is killed.
    """
    parent = os.getpid()
    _prctl()  # found before the fork: a child then loads nothing

    def bind() -> None:
        bound_to(parent)

    return bind


def bound_to(parent: int) -> None:
    """Make this process die with its parent, and stop as any other; see ``bound_to_parent``.

    Args:
        parent: the process that started this one.
    """
    prctl = _prctl()
    for number in _STOPS:
        signal.signal(number, signal.SIG_DFL)
    if prctl is not None:
        prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:  # it died before the line above
            os._exit(1)
