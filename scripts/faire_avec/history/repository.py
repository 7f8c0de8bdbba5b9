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

from faire_avec.places import DATEES

VERSION_TAG = re.compile(r"v(\d{4}-\d{2}(?:-\d{2})?)")
# What looks like a version's tag, and may be a slip of the pen.
_NEAR_TAG = re.compile(r"v\d{4}-\d+(-\d+)?")
_TIMEOUT = 60  # seconds


class GitFailed(Exception):
    """Git is missing, refuses, or takes too long.

    Args:
        detail: what it said.
    """

    @property
    def advice(self) -> str:
        """What happened and what to do, in French."""
        detail = str(self)
        if isinstance(self.__cause__, FileNotFoundError):
            return "git n'est pas installé sur cette machine : installez-le"
        if "dubious ownership" in detail:
            return (
                "git refuse de lire ce dépôt, qui appartient à un autre utilisateur : lancez "
                "«git config --global --add safe.directory DOSSIER-DU-PROJET»"
            )
        if "not a git repository" in detail:
            return (
                "le dossier des fiches n'est pas dans un dépôt git : construisez depuis un clone "
                "complet («git clone»)"
            )
        return f"git a refusé de répondre ({detail.splitlines()[0] if detail else 'sans raison'})"


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
        return f"{DATEES}{self.name}/"


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
        return sorted(self._read_tags()[0])

    def doubts(self) -> list[str]:
        """Why versions may be missing, in French, each with what to do.

        Raises:
            GitFailed: when git cannot tell.
        """
        found = [
            f"l'étiquette «{tag}» n'est pas une date, comme v2026-11 ou v2026-11-21 : "
            "renommez-la" for tag in self._read_tags()[1]
        ]
        if _git(self.folder, "rev-parse", "--is-shallow-repository").strip() == b"true":
            found.append(
                "le clone est superficiel, des versions peuvent manquer : lancez «git fetch "
                "--unshallow --tags», ou demandez l'historique entier («fetch-depth: 0» dans "
                "l'automate de la forge)"
            )
        try:
            options = _git(self.folder, "config", "--get-regexp", r"^remote\..*\.tagopt$")
        except GitFailed:  # none
            options = b""
        if b"--no-tags" in options:
            found.append("le clone a été fait sans étiquettes : lancez «git fetch --tags»")
        return found

    def _read_tags(self) -> tuple[list[Version], list[str]]:
        """The versions, and the tags that only look like one."""
        form = "%(refname:strip=2)%09%(creatordate:short)"
        listed = _git(self.folder, "for-each-ref", f"--format={form}", "refs/tags/v*").decode()
        found, near = [], []
        for line in listed.splitlines():
            tag, _, day = line.partition("\t")
            match = VERSION_TAG.fullmatch(tag)
            if match and day and _is_date(match[1]):
                found.append(Version(match[1], date.fromisoformat(day)))
            elif _NEAR_TAG.fullmatch(tag):
                near.append(tag)
        return found, near

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


def open_repository(folder: Path) -> Repository:
    """The repository of a sheets' folder.

    Raises:
        GitFailed: without git, or when git does not know it.
    """
    _git(folder, "rev-parse", "--is-inside-work-tree")
    return Repository(folder)


def _is_date(name: str) -> bool:
    try:
        date.fromisoformat(name if len(name) > len("2026-11") else f"{name}-01")
    except ValueError:
        return False
    return True
