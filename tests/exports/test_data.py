"""The page that documents the open data: its links lead somewhere, its examples run."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from samples import ROOT

PAGE = (ROOT / "docs" / "donnees.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
PAGES = {"ce-qui-a-change.md", "a-revoir.md"}


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep the output of the tests readable."""


@pytest.fixture(scope="module")
def address(
    published: dict[str, str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The exports, served from this machine."""
    folder = tmp_path_factory.mktemp("publie")
    for path, text in published.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(text.encode("utf-8"))
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def test_every_link_leads_to_a_file_or_a_page(published: dict[str, str]) -> None:
    links = re.findall(r"\]\(([^):]*)\)", PAGE)
    assert len(links) > 10
    assert set(links) - PAGES <= set(published)


def test_every_file_named_exists(published: dict[str, str]) -> None:
    named = re.findall(r"`((?:api|flux|plateformes)[\w/.-]*\.\w+)`", PAGE)
    assert len(named) > 10
    assert set(named) <= set(published)


@pytest.mark.parametrize("example", EXAMPLES, ids=range(len(EXAMPLES)))
def test_the_examples_run(example: str, address: str, tmp_path: Path) -> None:
    script = tmp_path / "exemple.py"
    script.write_text(example.replace("https://guide.exemple.org/", address), encoding="utf-8")
    run = subprocess.run([sys.executable, str(script)], capture_output=True, text=True,
                         check=False)
    assert run.returncode == 0, run.stderr
    assert len(run.stdout.splitlines()) > 10
