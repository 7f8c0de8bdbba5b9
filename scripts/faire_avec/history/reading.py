"""From a repository and the present sheets to what each version keeps."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from faire_avec.corpus import Corpus
from faire_avec.history.outline import Names
from faire_avec.history.repository import (
    GitFailed,
    Repository,
    Version,
    content_name,
    open_repository,
)
from faire_avec.history.storage import Kept, Snapshot, kept
from faire_avec.loading.nodes import Refused, parse
from faire_avec.model import TYPES_BY_FOLDER


@dataclass(frozen=True)
class Past:
    """The text of a sheet at a version.

    Args:
        text: its file.
        data: what the file holds; None when it is not YAML we read.
        names: what its identifiers meant.
    """

    text: str
    data: Any
    names: Names


@dataclass(frozen=True)
class History:
    """Every version of a guide.

    Args:
        versions: oldest first.
        entries: how the site answers for each sheet of each version.
        stored: old text of each entry that keeps it, by address.
        present: what identifiers mean now.
        doubts: why versions may be missing, in French, each with what to do.
    """

    versions: tuple[Version, ...] = ()
    entries: tuple[Kept, ...] = ()
    stored: Mapping[str, Past] = field(default_factory=dict)
    present: Names = field(default_factory=Names)
    doubts: tuple[str, ...] = ()

    def latest(self) -> dict[str, str]:
        """Latest version that holds the present text, by sheet address."""
        return {
            entry.sheet: entry.version for entry in self.entries if entry.target == entry.sheet
        }


def read_history(corpus: Corpus) -> History:
    """The versions of a guide; without git, or when git refuses, none and the reason why."""
    try:
        repository = open_repository(corpus.folder)
        versions = repository.versions()
        history = _Reader(corpus, repository).read(versions) if versions else History()
        return replace(history, doubts=tuple(repository.doubts()))
    except GitFailed as failure:
        return History(doubts=(failure.advice,))


class _Reader:
    def __init__(self, corpus: Corpus, repository: Repository) -> None:
        self._corpus = corpus
        self._repository = repository
        self._texts: dict[str, str] = {}
        self._parsed: dict[str, Any] = {}
        self._said: dict[str, frozenset[str]] = {}
        self._current = {
            former: sheet.id
            for sheet in corpus.sheets.values() for former in sheet.fiche.anciens_ids
        }

    def read(self, versions: list[Version]) -> History:
        files = {version.name: self._repository.files(version) for version in versions}
        like = next((name for listed in files.values() for name in listed.values()), "")
        tables = self._corpus.tables
        now = Names(self._current, tables.contacts.declared, tables.sources.declared)
        present_names = self._present_names(like)
        wanted = {
            name for listed in files.values() for path, name in listed.items()
            if path == "contacts.yml"
            or (_address(path) and present_names.get(path) != name)
        }
        self._texts |= self._repository.texts(wanted)
        present = {
            address: self._signature(present_names[path], sheet.document.data, now.contacts)
            for sheet in self._corpus.sheets.values()
            if (path := f"{sheet.type.folder}/{sheet.id}.yml") in present_names
            and (address := _address(path))
        }
        snapshots = [
            Snapshot(version.name, dict(self._sheets(files[version.name], present_names)))
            for version in versions
        ]
        entries = tuple(kept(snapshots, present))
        stored = {
            entry.url: self._past(files[entry.version], entry.sheet)
            for entry in entries if entry.target is None
        }
        return History(tuple(versions), entries, stored, now)

    def _present_names(self, like: str) -> dict[str, str]:
        """Name git gives each present sheet file, by path."""
        return {
            f"{file.type.folder}/{file.id}.yml": content_name(file.path.read_bytes(), like)
            for file in self._corpus.files
        }

    def _sheets(
        self, files: Mapping[str, str], present_names: Mapping[str, str]
    ) -> Iterator[tuple[str, str]]:
        contacts = self._table(files, "contacts")
        for path, name in files.items():
            address = _address(path)
            if address is None:
                continue
            sheet = self._corpus.sheets.get(address.split("/")[1])
            same = present_names.get(path) == name and sheet is not None
            data = sheet.document.data if same and sheet else self._data(name)
            yield address, self._signature(name, data, contacts)

    def _signature(self, name: str, data: Any, contacts: Mapping[str, Any]) -> str:
        """Changes when the sheet does, or a phone line that it shows."""
        if name not in self._said:
            self._said[name] = frozenset(_words(data))
        shown = {word: contacts[word] for word in self._said[name] & contacts.keys()}
        text = json.dumps(shown, sort_keys=True, default=str)
        return hashlib.sha256(f"{name}{text}".encode()).hexdigest()

    def _data(self, name: str | None) -> Any:
        if name is None:
            return None
        if name not in self._parsed:
            if name not in self._texts:
                self._texts |= self._repository.texts([name])
            try:
                self._parsed[name] = parse(self._texts[name], name)[0].data
            except Refused:
                self._parsed[name] = None
        return self._parsed[name]

    def _past(self, files: Mapping[str, str], address: str) -> Past:
        name = files[f"{address.rstrip('/')}.yml"]
        data = self._data(name)
        names = Names(
            self._current, self._table(files, "contacts"), self._table(files, "sources")
        )
        if name not in self._texts:
            self._texts |= self._repository.texts([name])
        return Past(self._texts[name], data, names)

    def _table(self, files: Mapping[str, str], table: str) -> dict[str, Any]:
        data = self._data(files.get(f"{table}.yml"))
        return data if isinstance(data, dict) else {}


def _address(path: str) -> str | None:
    """Address of the sheet of a file; None when the file is not a sheet."""
    folder, _, name = path.partition("/")
    if folder not in TYPES_BY_FOLDER or "/" in name or not name.endswith(".yml"):
        return None
    return f"{folder}/{name.removesuffix('.yml')}/"


def _words(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _words(value)
    elif isinstance(data, list):
        for value in data:
            yield from _words(value)
