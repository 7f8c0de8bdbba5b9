"""Many sheets rendered on every processor; few sheets, or no cheap way to share, on one."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection

from faire_avec.corpus import Sheet
from faire_avec.machine.processes import bound_to_parent
from faire_avec.rendering.kept import found_sheet_page, kept_sheet_page
from faire_avec.rendering.page import Page
from faire_avec.rendering.view import Site

# Below this, starting processes costs more than it saves.
WORTH_SHARING = 300


def sheet_pages(site: Site, sheets: Sequence[Sheet]) -> list[Page]:
    """The pages of some sheets, in the same order.

    Args:
        site: what pages share; processes inherit it, nothing is copied on the way in.
        sheets: the sheets to render.
    """
    kept = {sheet.id: page for sheet in sheets if (page := found_sheet_page(site, sheet))}
    left = [sheet for sheet in sheets if sheet.id not in kept]
    made = {page.url: page for page in _made(site, left)}
    return [kept.get(sheet.id) or made[sheet.url] for sheet in sheets]


def _made(site: Site, sheets: Sequence[Sheet]) -> list[Page]:
    workers = _workers(len(sheets))
    if workers == 1:
        return [kept_sheet_page(site, sheet) for sheet in sheets]
    context = multiprocessing.get_context("fork")
    bind = bound_to_parent()
    receivers: list[Connection] = []
    for rank in range(1, workers):
        receiver, sender = context.Pipe(duplex=False)
        context.Process(
            target=_send_pages, args=(sender, site, sheets[rank::workers], bind), daemon=True
        ).start()
        sender.close()
        receivers.append(receiver)
    shares = [[kept_sheet_page(site, sheet) for sheet in sheets[0::workers]]]
    shares += [_received(receiver) for receiver in receivers]
    return [shares[index % workers][index // workers] for index in range(len(sheets))]


def _workers(count: int) -> int:
    # Forking is only sound on Linux and with a single thread; the live preview has several.
    if count < WORTH_SHARING or not hasattr(os, "sched_getaffinity"):
        return 1
    return len(os.sched_getaffinity(0)) if threading.active_count() == 1 else 1


def _send_pages(
    sender: Connection, site: Site, sheets: Sequence[Sheet], bind: Callable[[], None]
) -> None:
    bind()
    try:
        sender.send([kept_sheet_page(site, sheet) for sheet in sheets])
    except Exception as error:
        sender.send(error)
    finally:
        sender.close()


def _received(receiver: Connection) -> list[Page]:
    answer = receiver.recv()
    if isinstance(answer, Exception):
        raise answer
    pages: list[Page] = answer
    return pages
