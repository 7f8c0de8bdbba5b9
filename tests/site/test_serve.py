"""The live preview follows a YAML change, keeps its search, and survives a broken sheet."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samples import ROOT, one_of_each


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _read(url: str) -> str:
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return str(answer.read().decode("utf-8", "replace"))
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return ""


def _wait_for(url: str, words: str, seconds: float = 60) -> str:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        text = _read(url)
        if words in text:
            return text
        time.sleep(0.2)
    raise AssertionError(f"«{words}» n'est jamais venu sur {url}")


@pytest.fixture
def preview(
    tree: Callable[[dict[str, str]], Path], tmp_path: Path
) -> Iterator[tuple[str, Path]]:
    """The live preview of a small guide: its address and its folder of sheets."""
    folder = tree(one_of_each())
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )
    try:
        yield f"http://127.0.0.1:{port}/", folder
    finally:
        server.terminate()
        server.wait(timeout=20)


def test_the_preview_follows_the_sheets(preview: tuple[str, Path]) -> None:
    address, folder = preview
    page = f"{address}plateformes/un-plateforme/"
    _wait_for(page, "Fiche plateforme")
    _wait_for(f"{address}pagefind/pagefind-entry.json", '"languages"')
    sheet = folder / "plateformes" / "un-plateforme.yml"
    good = sheet.read_text(encoding="utf-8")
    sheet.write_text(good.replace("Fiche plateforme", "Titre tout neuf"), encoding="utf-8")
    _wait_for(page, "Titre tout neuf")
    sheet.write_text("titre: a: b\n", encoding="utf-8")
    time.sleep(1.5)
    sheet.write_text(good.replace("Fiche plateforme", "Titre réparé"), encoding="utf-8")
    _wait_for(page, "Titre réparé")
