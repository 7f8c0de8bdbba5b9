"""A work shared among processes gives what it gives in one, whatever becomes of them."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from faire_avec.machine import sharing
from faire_avec.machine.sharing import share

HERE = os.getpid()
ITEMS = list(range(11))


@pytest.fixture(params=[1, 2, 3])
def processors(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    count: int = request.param
    monkeypatch.setattr(sharing, "_workers", lambda *_: count)
    return count


def double(item: int) -> int:
    return item * 2


def test_results_keep_their_order(processors: int) -> None:
    assert share(double, ITEMS, 1) == [item * 2 for item in ITEMS]
    assert share(double, [], 1) == []


def test_the_others_do_their_share(processors: int) -> None:
    assert len(set(share(lambda _: os.getpid(), ITEMS, 1))) == processors


def test_a_failure_is_that_of_the_whole(processors: int) -> None:
    with pytest.raises(ZeroDivisionError):
        share(lambda item: 1 // (item - 4), ITEMS, 1)


def elsewhere(stop: Callable[[], None]) -> Callable[[int], int]:
    """A work that stops the process it is in, unless it is this one."""

    def work(item: int) -> int:
        if os.getpid() != HERE:
            stop()
        return item * 2

    return work


def test_the_share_of_a_dead_process_is_done_here(processors: int) -> None:
    work = elsewhere(lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert share(work, ITEMS, 1) == [item * 2 for item in ITEMS]


def test_the_share_of_a_process_that_cannot_start_is_done_here(
    processors: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    import multiprocessing.context

    def refused(_self: object) -> None:
        raise BlockingIOError(11, "no process left")

    monkeypatch.setattr(multiprocessing.context.ForkProcess, "start", refused)
    assert share(double, ITEMS, 1) == [item * 2 for item in ITEMS]


def test_little_work_is_not_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    assert set(share(lambda _: os.getpid(), ITEMS, 6)) == {HERE}
