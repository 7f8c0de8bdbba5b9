"""Firefox by WebDriver BiDi, which it speaks itself: nothing to install beside the browser.

Playwright drives only a Firefox of its own making. Source: W3C, WebDriver BiDi.
"""

from __future__ import annotations

import base64
import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

_LISTENING = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
_PATIENCE = 30.0
# The first start of a fresh machine.
_START = 120.0
# Firefox asks nothing of its maker, and prints the page as its styles say.
_PREFERENCES = {
    "app.normandy.enabled": False, "app.update.auto": False, "browser.shell.checkDefaultBrowser":
    False, "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False, "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "browser.safebrowsing.update.enabled": False, "toolkit.telemetry.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1", "intl.accept_languages": "fr",
    "remote.experimental.enabled": True, "accessibility.typeaheadfind": False,
}
KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Down": "\ue015", "Tab": "\ue004", "Space": " "}


class Firefox:
    """One window of Firefox, and what it complained of.

    Args:
        connection: to the browser, its session open.
        context: the window.
    """

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._last = 0
        self.errors: list[str] = []
        self.asked: list[str] = []
        self.send("session.new", capabilities={})
        self.send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.context: str = self.send("browsingContext.getTree")["contexts"][0]["context"]

    def send(self, method: str, **parameters: Any) -> dict[str, Any]:
        """A command, and its result.

        Raises:
            RuntimeError: the browser refused; in its words.
        """
        self._last += 1
        self._connection.send(json.dumps(
            {"id": self._last, "method": method, "params": parameters}
        ))
        while True:
            said = json.loads(self._connection.recv(timeout=_PATIENCE))
            if said.get("id") == self._last:
                if said["type"] == "error":
                    raise RuntimeError(f"{method} : {said['error']} : {said['message']}")
                result: dict[str, Any] = said["result"]
                return result
            self._note(said)

    def _note(self, event: dict[str, Any]) -> None:
        told = event.get("params", {})
        if event.get("method") == "log.entryAdded" and told["level"] == "error":
            self.errors.append(str(told["text"]))
        elif event.get("method") == "network.beforeRequestSent":
            self.asked.append(told["request"]["url"])

    def goto(self, address: str) -> None:
        """Open an address, and wait for it to be loaded."""
        self.send("browsingContext.navigate", context=self.context, url=address, wait="complete")

    def size(self, width: int, height: int) -> None:
        """The size of the page, in pixels."""
        self.send("browsingContext.setViewport", context=self.context,
                  viewport={"width": width, "height": height})

    def value(self, expression: str) -> Any:
        """The value of an expression of the page, as JSON tells it."""
        result = self.send(
            "script.evaluate", target={"context": self.context}, awaitPromise=True,
            expression=f"(async () => JSON.stringify((await ({expression})) ?? null))()",
        )
        if result["type"] == "exception":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return json.loads(result["result"]["value"])

    def until(self, expression: str) -> None:
        """Wait for an expression of the page to be true."""
        end = time.monotonic() + _PATIENCE
        while not self.value(f"Boolean({expression})"):
            assert time.monotonic() < end, (expression, self.value("document.body.innerText")[:500])
            time.sleep(0.05)

    def press(self, *keys: str) -> None:
        """Keys, one after the other; names of ``KEYS``, or signs."""
        actions = [
            {"type": kind, "value": KEYS.get(key, key)}
            for key in keys for kind in ("keyDown", "keyUp")
        ]
        self.send("input.performActions", context=self.context,
                  actions=[{"type": "key", "id": "clavier", "actions": actions}])

    def click(self, selector: str) -> None:
        """A click with the mouse in the middle of the first element of a selector."""
        found = self.send(
            "script.evaluate", target={"context": self.context}, awaitPromise=True,
            expression=f"(() => {{ const one = document.querySelector({json.dumps(selector)});"
            " one.scrollIntoView({ block: 'center', behavior: 'instant' }); return one; })()",
        )["result"]
        origin = {"type": "element", "element": {"sharedId": found["sharedId"]}}
        self.send("input.performActions", context=self.context, actions=[{
            "type": "pointer", "id": "souris", "actions": [
                {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
                {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0},
            ],
        }])

    def printed(self) -> bytes:
        """The page as a PDF, on the paper that its styles ask for."""
        result = self.send("browsingContext.print", context=self.context, background=True,
                           page={"width": 21.0, "height": 29.7}, shrinkToFit=False)
        return base64.b64decode(result["data"])


@contextmanager
def running(program: str, folder: Path) -> Iterator[Firefox]:
    """A Firefox without a screen.

    Args:
        program: its path.
        folder: an empty folder for its profile.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lines = [f"user_pref({json.dumps(name)}, {json.dumps(value)});"
             for name, value in _PREFERENCES.items()]
    (folder / "user.js").write_text("\n".join(lines), encoding="utf-8")
    words = [program, "--headless", "--no-remote", "--profile", str(folder),
             "--remote-debugging-port", "0", "about:blank"]
    log = folder / "journal"
    with log.open("w", encoding="utf-8") as journal, subprocess.Popen(
        words, stdout=journal, stderr=journal
    ) as process:
        try:
            address = _announced(process, log)
            with connect(f"{address}/session", max_size=None, open_timeout=_PATIENCE) as link:
                yield Firefox(link)
        finally:
            process.terminate()


def _announced(process: subprocess.Popen[bytes], log: Path) -> str:
    """The address where a browser listens, once it says it."""
    end = time.monotonic() + _START
    while True:
        said = log.read_text(encoding="utf-8", errors="replace")
        if found := _LISTENING.search(said):
            return found[1]
        if process.poll() is not None or time.monotonic() > end:
            raise RuntimeError(f"Firefox ne s'est pas lancé : {said}")
        time.sleep(0.05)
