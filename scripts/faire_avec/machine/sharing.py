"""One work shared among every processor, when there is enough of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from faire_avec.machine.processes import bound_to_parent

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")


def share(
    work: Callable[[ItemT], ResultT], items: Sequence[ItemT], worth_sharing: int
) -> list[ResultT]:
    """What a work makes of each item, in the same order.

    The processes inherit what the work knows, nothing is copied on the way in. None outlives the
    one that started it; what fails in one fails here, and the share of one that was killed, or
    could not start, is done here.

    Args:
        work: makes a result that can be sent from a process to another.
        items: what to work on.
        worth_sharing: how many items pay for starting a process.
    """
    workers = _workers(len(items), worth_sharing)
    started = [_start(work, items[rank::workers]) for rank in range(1, workers)]
    shares = [[work(item) for item in items[0::workers]]]
    for rank, receiver in enumerate(started, 1):
        done = _received(receiver) if receiver is not None else None
        shares.append([work(item) for item in items[rank::workers]] if done is None else done)
    return [shares[index % workers][index // workers] for index in range(len(items))]


def _workers(count: int, worth_sharing: int) -> int:
    # Forking is only sound on Linux and with a single thread; the live preview has several.
    if not hasattr(os, "sched_getaffinity") or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), count // worth_sharing))


def _start(
    work: Callable[[ItemT], ResultT], items: Sequence[ItemT]
) -> Connection | None:
    """Where a new process will send its share; None when the system gives no process."""
    import multiprocessing

    context = multiprocessing.get_context("fork")
    receiver, sender = context.Pipe(duplex=False)
    process = context.Process(
        target=_send, args=(sender, work, items, bound_to_parent()), daemon=True
    )
    try:
        process.start()
    except OSError:
        return None
    finally:
        sender.close()
    return receiver


def _send(
    sender: Connection, work: Callable[[ItemT], ResultT], items: Sequence[ItemT],
    bind: Callable[[], None],
) -> None:
    bind()
    try:
        sender.send([work(item) for item in items])
    except Exception as error:
        sender.send(error)
    finally:
        sender.close()


def _received(receiver: Connection) -> list[Any] | None:
    """What a process sent; None when it died before."""
    try:
        answer = receiver.recv()
    except (EOFError, OSError):
        return None
    if isinstance(answer, Exception):
        raise answer
    results: list[Any] = answer
    return results
