"""What the live preview does once its pages are shown: nobody who writes waits for it."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger("mkdocs.plugins.faire_avec")


class Later:
    """A work done in a thread, and given up when the next build starts.

    Args:
        work: does it; it asks between two steps whether to go on.
        give_up: makes its current step end.
    """

    def __init__(
        self, work: Callable[[Callable[[], bool]], None], give_up: Callable[[], None]
    ) -> None:
        self._work = work
        self._give_up = give_up
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        try:
            self._work(lambda: not self._stopped.is_set())
        except Exception as error:  # a thread has nobody to tell
            if not self._stopped.is_set():
                _LOG.warning("L'aperçu n'est pas complet : %s", error)

    def stop(self) -> None:
        """Give it up, if it is not done yet."""
        self._stopped.set()
        self._give_up()
        self._thread.join()
