"""The git repository that holds the sheets, asked through the ``git`` command."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

VERSION_TAG = re.compile(r"v(\d{4}-\d{2}(?:-\d{2})?)")
_TIMEOUT = 60  # seconds


class GitFailed(Exception):
    """Git is missing, refuses, or takes too long.

    Args:
        detail: what it said.
    """


@dataclass(frozen=True, order=True)
class Version:
    """A dated version.

    Args:
        name: its date as its tag says it, such as ``2026-11``.
        day: the day it was tagged.
    """

    name: str
    day: date

    @property
    def url(self) -> str:
        """Address of its page, from the site's root."""
        return f"v/{self.name}/"


def _git(folder: Path, *words: str, given: bytes = b"") -> bytes:
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *words]
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        run = subprocess.run(
            command, input=given, capture_output=True, check=False, timeout=_TIMEOUT,
            env=environment,
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise GitFailed(str(error)) from error
    if run.returncode != 0:
        raise GitFailed(run.stderr.decode(errors="replace").strip())
    return run.stdout


@dataclass(frozen=True)
class Repository:
    """The part of a repository that holds the sheets.

    Args:
        folder: the sheets' folder; git is run there, and paths are relative to it.
    """

    folder: Path

    def versions(self) -> list[Version]:
        """Every version tag, oldest first.

        Raises:
            GitFailed: when git cannot tell.
        """
        form = "%(refname:strip=2)%09%(creatordate:short)"
        listed = _git(self.folder, "for-each-ref", f"--format={form}", "refs/tags/v*").decode()
        found = []
        for line in listed.splitlines():
            tag, _, day = line.partition("\t")
            match = VERSION_TAG.fullmatch(tag)
            if match and day:
                found.append(Version(match[1], date.fromisoformat(day)))
        return sorted(found)

    def files(self, version: Version) -> dict[str, str]:
        """Name of the content of each file of the sheets' folder, by path.

        Raises:
            GitFailed: when git cannot tell.
        """
        listed = _git(self.folder, "ls-tree", "-r", "-z", f"v{version.name}", ".").decode()
        files = {}
        for entry in filter(None, listed.split("\0")):
            about, _, path = entry.partition("\t")
            mode, _, name = about.partition(" blob ")
            if name and mode.startswith("100"):  # neither link nor submodule
                files[path] = name
        return files

    def texts(self, names: Iterable[str]) -> dict[str, str]:
        """Contents by name, read by one process.

        Raises:
            GitFailed: when git cannot give them.
        """
        asked = list(dict.fromkeys(names))
        if not asked:
            return {}
        output = _git(self.folder, "cat-file", "--batch", given="\n".join(asked).encode() + b"\n")
        texts: dict[str, str] = {}
        place = 0
        while place < len(output):
            end = output.index(b"\n", place)
            name, _, size = output[place:end].decode().split(" ")
            place = end + 1 + int(size)
            texts[name] = output[end + 1:place].decode("utf-8", "replace")
            place += 1
        return texts


def content_name(content: bytes, like: str) -> str:
    """The name git gives a content.

    Args:
        content: the bytes of a file.
        like: any name of the same repository, whose length tells how names are made.
    """
    made = hashlib.sha256() if len(like) == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(content))
    made.update(content)
    return made.hexdigest()


def open_repository(folder: Path) -> Repository | None:
    """The repository of a sheets' folder; None without git, or when git does not know it."""
    try:
        _git(folder, "rev-parse", "--is-inside-work-tree")
    except GitFailed:
        return None
    return Repository(folder)
