"""What a piece of work reads of a guide is noted: its result is kept until one of these changes.

Nothing is declared: a page, or a file, asks the corpus for what it shows, and the corpus given to
it takes note. What it asked is written beside its result; the next build compares. Whatever is
the same for the whole build (the day, the tables, the address) counts for every result.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from faire_avec.corpus import Corpus
from faire_avec.machine.byproducts import Store, fingerprint

ValueT = TypeVar("ValueT", covariant=True)
# A kind of thing, and which one; empty for their order, or for all of them.
Read = tuple[str, str]
SHEET, LINK, ORDER, EVERY = "fiche", "lien", "ordre", "toutes"
KNOWN, CITING, DATED = "connues", "citent", "datee"
# Something that cannot be compared: what reads it is made anew.
UNKNOWN = "inconnu"
KIND = "lu"
# Quick, and texts shrink enough.
_LEVEL = 1


class Watch:
    """Notes what is read while a piece of work lasts; pieces may hold others."""

    def __init__(self) -> None:
        self._open: list[set[Read]] = []

    def note(self, kind: str, key: str = "") -> None:
        """Something was read."""
        if self._open:
            self._open[-1].add((kind, key))

    def note_all(self, reads: Iterable[Read]) -> None:
        """What a result at hand once read is read again with it."""
        if self._open:
            self._open[-1].update(reads)

    @contextmanager
    def noting(self) -> Iterator[set[Read]]:
        """The set of what is read meanwhile; the piece of work around reads it too."""
        found: set[Read] = set()
        self._open.append(found)
        try:
            yield found
        finally:
            self._open.pop()
            self.note_all(found)


class Watched(Mapping[str, ValueT]):
    """A mapping whose reading is noted.

    Args:
        inner: the mapping.
        watch: takes note.
        kind: what its values are.
        order: what its keys are, as a whole.
    """

    def __init__(self, inner: Mapping[str, ValueT], watch: Watch, kind: str, order: str) -> None:
        self._inner = inner
        self._watch = watch
        self._kind = kind
        self._order = order

    def __getitem__(self, key: str) -> ValueT:
        self._watch.note(self._kind, key)
        return self._inner[key]

    def __contains__(self, key: object) -> bool:
        self._watch.note(self._kind, str(key))
        return key in self._inner

    def __iter__(self) -> Iterator[str]:
        self._watch.note(self._order)
        return iter(self._inner)

    def __len__(self) -> int:
        self._watch.note(self._order)
        return len(self._inner)


@dataclass(frozen=True)
class _WatchedCorpus(Corpus):
    """A corpus whose reading is noted; who only links to a sheet does not read it."""

    raw: Corpus = field(default_factory=lambda: Corpus(Path()))
    watch: Watch = field(default_factory=Watch)

    def link(self, sheet_id: str) -> tuple[str, str] | None:
        self.watch.note(LINK, sheet_id)
        return self.raw.link(sheet_id)


class Shelf:
    """Keeps the results of what reads a guide; without a store, everything is made.

    Args:
        corpus: the guide.
        store: where results are kept.
        common: what goes into every result besides the sheets and the tables.
        dated: see ``Edition``.
    """

    def __init__(
        self, corpus: Corpus | None = None, store: Store | None = None, common: Iterable[str] = (),
        dated: Mapping[str, str] | None = None,
    ) -> None:
        self.watch = Watch()
        corpus = self._raw = corpus or Corpus(Path())
        self._store = store
        self._dated = dated or {}
        self._common = fingerprint(
            corpus.tables.digest, repr(corpus.tables.ledgers),
            *(layer.digest for layer in corpus.layers), *common
        ) if store else ""
        self._prints: dict[Read, str | None] = {}
        self.corpus = corpus if store is None else _WatchedCorpus(
            corpus.folder,
            Watched(corpus.sheets, self.watch, SHEET, ORDER),
            Watched(corpus.known_ids, self.watch, KNOWN, KNOWN),
            corpus.files,
            corpus.tables,
            Watched(corpus.outgoing, self.watch, SHEET, ORDER),
            Watched(corpus.incoming, self.watch, CITING, EVERY),
            corpus.layers, corpus, self.watch,
        )
        self.dated: Mapping[str, str] = self._dated if store is None else Watched(
            self._dated, self.watch, DATED, DATED
        )

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._store is not None

    def kept(self, name: str, make: Callable[[], bytes]) -> bytes:
        """A result, made now or kept from before.

        Args:
            name: what it is, unique in a build.
            make: makes it, from this shelf's corpus.
        """
        found = self.find(name)
        if found is not None:
            return found
        with self.watch.noting() as reads:
            content = make()
        self._put(name, reads, content)
        return content

    def text(self, name: str, make: Callable[[], str]) -> str:
        """The same for a text."""
        if self._store is None:
            return make()
        return self.kept(name, lambda: make().encode()).decode()

    def find(self, name: str) -> bytes | None:
        """A result kept from before; None when it is not there, or when something changed."""
        if self._store is None:
            return None
        raw = self._store.find(KIND, name)
        if raw is None:
            return None
        head, _, content = raw.partition(b"\n")
        try:
            told = json.loads(head)
            reads = [(str(kind), str(key)) for kind, key in told["lu"]]
            if told["empreinte"] != self._print_of(reads):
                return None
            content = zlib.decompress(content)
        except (ValueError, TypeError, KeyError, zlib.error):
            return None
        self.watch.note_all(reads)
        return content

    def _put(self, name: str, reads: set[Read], content: bytes) -> None:
        if self._store is None:
            return
        ordered = sorted(self._shorter(reads))
        printed = self._print_of(ordered)
        if printed is None:
            return
        head = json.dumps({"empreinte": printed, "lu": ordered}, ensure_ascii=True)
        self._store.put(KIND, head.encode() + b"\n" + zlib.compress(content, _LEVEL), name)

    def _shorter(self, reads: set[Read]) -> set[Read]:
        if (ORDER, "") in reads and all((SHEET, one) in reads for one in self._raw.sheets):
            return {read for read in reads if read[0] not in (SHEET, LINK)} | {(EVERY, "")}
        return reads

    def _print_of(self, reads: Iterable[Read]) -> str | None:
        """Changes when anything that was read does; None when that cannot be known."""
        parts = [self._common]
        for read in reads:
            if read not in self._prints:
                self._prints[read] = self._print(*read)
            printed = self._prints[read]
            if printed is None:
                return None
            parts.append(printed)
        return fingerprint(*parts)

    def _print(self, kind: str, key: str) -> str | None:
        corpus = self._raw
        match kind:
            case "fiche":
                sheet = corpus.sheets.get(key)
                if sheet is None:
                    return ""
                document = sheet.document
                return f"{document.path} {document.digest}" if document.digest else None
            case "lien":
                return repr(corpus.link(key))
            case "ordre":
                return fingerprint(*corpus.sheets)
            case "connues":
                return fingerprint(
                    *(f"{name} {kind.name}" for name, kind in corpus.known_ids.items())
                )
            case "citent":
                return repr(corpus.incoming.get(key))
            case "datee":
                return self._dated.get(key, "") if key else repr(sorted(self._dated.items()))
            case "toutes":
                each = [self._print(SHEET, one) for one in corpus.sheets]
                return None if None in each else fingerprint(*(one or "" for one in each))
        return None
