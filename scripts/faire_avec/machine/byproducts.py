"""Costly files kept from one build to the next, by the fingerprint of all that goes into them.

The cache holds data only, one file each: a digest, then the bytes. What does not answer to its
digest is made again. It may be erased at any time, and shared by builds that run together: a file
comes whole or not at all, and two builds that make the same one write the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib import metadata
from pathlib import Path
from typing import Protocol

from faire_avec.machine.disk import TooBig, read_plain, replace

MAX_BYTES = 300_000_000
MAX_DAYS = 60
_MAX_FILE = 50_000_000
_NAME = re.compile(r"[0-9a-f]{64}")
# What a build that was killed was writing.
_HALF = re.compile(r"\.[0-9a-f]{64}-\w+")
_SEAL = b"faire-avec 1 "
_DAY = 86_400  # seconds


class Keep(Protocol):
    """Gives a file, made now or kept from before."""

    def __call__(
        self, kind: str, ingredients: Iterable[str | bytes], make: Callable[[], bytes], /
    ) -> bytes:
        """The file.

        Args:
            kind: what it is, such as ``pdf``.
            ingredients: all that goes into it, besides the engine.
            make: makes it.
        """


def made_anew(
    _kind: str, _ingredients: Iterable[str | bytes], make: Callable[[], bytes]
) -> bytes:
    """Keep nothing."""
    return make()


class Store:
    """A cache of by-products.

    Args:
        folder: where they are; made when it is missing.
        max_bytes: what ``tidy`` leaves at most.
        max_days: how long it leaves what no build has asked for.
    """

    def __init__(
        self, folder: Path, max_bytes: int = MAX_BYTES, max_days: int = MAX_DAYS
    ) -> None:
        self._folder = folder
        self._max_bytes = max_bytes
        self._max_days = max_days

    def kept(
        self, kind: str, ingredients: Iterable[str | bytes], make: Callable[[], bytes]
    ) -> bytes:
        """See ``Keep``. A cache that cannot be written is no error."""
        parts = list(ingredients)
        content = self.find(kind, *parts)
        if content is None:
            content = make()
            self.put(kind, content, *parts)
        return content

    def find(self, kind: str, *ingredients: str | bytes) -> bytes | None:
        """What was kept under these ingredients; None when nothing is, or when it is spoilt."""
        path = self._path(kind, ingredients)
        content = read_sealed(path, _MAX_FILE)
        if content is not None:
            with suppress(OSError):
                path.touch()  # asked for today: the last to go
        return content

    def put(self, kind: str, content: bytes, *ingredients: str | bytes) -> None:
        """Keep a content under its ingredients, in place of the one that was there."""
        write_sealed(self._path(kind, ingredients), content)

    def _path(self, kind: str, ingredients: Iterable[str | bytes]) -> Path:
        return self._folder / fingerprint(engine(), kind, *ingredients)

    def tidy(self) -> None:
        """Erase what is old, then what is beyond the size allowed, the least asked for first."""
        now = time.time()
        found = []
        for path in self._listed():
            with suppress(OSError):
                about = path.lstat()
                age = now - about.st_mtime
                if age > (1 if _HALF.fullmatch(path.name) else self._max_days) * _DAY:
                    path.unlink()
                else:
                    found.append((age, about.st_size, path))
        total = 0
        for _, size, path in sorted(found):
            total += size
            if total > self._max_bytes:
                with suppress(OSError):
                    path.unlink()

    def _listed(self) -> list[Path]:
        """Its own files: nothing else is ever erased, nor through a link."""
        with suppress(OSError):
            if not self._folder.is_symlink():
                return [
                    path for path in self._folder.iterdir()
                    if _NAME.fullmatch(path.name) or _HALF.fullmatch(path.name)
                ]
        return []


def cache_folder(sheets: Path) -> Path:
    """Where everything kept for a folder of sheets is: beside it, and safe to erase."""
    return sheets.resolve().parent / ".cache" / "faire-avec"


def store_of(sheets: Path) -> Store:
    """The by-products of a folder of sheets."""
    return Store(cache_folder(sheets) / "produits")


def fingerprint(*parts: str | bytes) -> str:
    """A name that changes when any part does, or when a part begins elsewhere."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Several files as one content: names and sizes as JSON, then the bytes."""
    found = list(files)
    head = json.dumps([(name, len(content)) for name, content in found])
    return head.encode() + b"\n" + b"".join(content for _, content in found)


def unpacked(content: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that ``packed`` put together."""
    head, _, rest = content.partition(b"\n")
    start = 0
    for name, size in json.loads(head):
        yield name, rest[start:start + size]
        start += size


def read_sealed(path: Path, max_bytes: int) -> bytes | None:
    """The content of a file written by ``write_sealed``; None when it is not, or is spoilt."""
    try:
        raw = read_plain(path, max_bytes)
    except (OSError, TooBig):
        return None
    head, _, content = raw.partition(b"\n")
    if head != _SEAL + hashlib.sha256(content).hexdigest().encode():
        return None
    return content


def write_sealed(path: Path, content: bytes) -> None:
    """Write a content and its digest, in one step; a place that cannot be written is no error."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, _SEAL + hashlib.sha256(content).hexdigest().encode() + b"\n" + content)


@lru_cache(maxsize=1)
def engine() -> str:
    """A digest of all that makes the files: the engine's own, its libraries, the interpreter."""
    digest = hashlib.sha256(f"{sys.version} {zlib.ZLIB_RUNTIME_VERSION}".encode())
    package = Path(__file__).parent.parent
    for path in sorted(package.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(package).as_posix().encode() + b"\0")
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    for name in _libraries():
        with suppress(metadata.PackageNotFoundError):
            digest.update(f"{name} {metadata.version(name)}\n".encode())
    return digest.hexdigest()


def _libraries() -> list[str]:
    try:
        asked = metadata.requires("faire-avec") or []
    except metadata.PackageNotFoundError:
        return []
    return sorted(
        match[0] for line in asked
        if "extra ==" not in line and (match := re.match(r"[A-Za-z0-9._-]+", line))
    )
