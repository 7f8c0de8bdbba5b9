"""Rest for the garbage collector while many objects that all stay are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Spare the collector from walking the same living objects again and again."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            # What was made stays: the collector need not walk it, now or at the end.
            gc.freeze()
            gc.enable()
