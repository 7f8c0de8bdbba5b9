"""What the guide rests on, passage by passage: which facts, of which sheets, since when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from pydantic import BaseModel

from faire_avec.corpus import Corpus
from faire_avec.language.fold import shorten
from faire_avec.language.prose import plain
from faire_avec.language.shingles import Fingerprint
from faire_avec.loading.nodes import Document
from faire_avec.model.introspect import Location, leaves
from faire_avec.model.reponse import Preuve
from faire_avec.model.tables import Passage
from faire_avec.model.types import Kind

_LONGEST = 300
# Tables whose entries are facts, with what a ticket calls them.
_TABLES = ("contacts", "textes", "rappels")


@dataclass(frozen=True)
class Fact:
    """A fact that a source proves.

    Args:
        owner: the sheet, or the table, that states it.
        location: where it stands in its file.
        fact: the block.
        text: what it says, without markup.
        document: its file.
        day: day of its evidence; None when it borrows that of its sheet.
    """

    owner: str
    location: Location
    fact: BaseModel
    text: str
    document: Document = field(repr=False, compare=False)
    day: date | None

    @property
    def place(self) -> str:
        """File and line, for an author."""
        return f"{self.document.path}:{self.document.position(self.location)[0]}"

    @property
    def passage(self) -> str | None:
        """Id of its passage."""
        found: str | None = getattr(self.fact, "passage", None)
        return found

    @property
    def renewable(self) -> bool:
        """Whether a page may renew its date.

        A page does not say what a screen shows, nor gives the lie to readers who saw it change.
        """
        if "verifie_le" not in type(self.fact).model_fields:
            return False
        return not isinstance(self.fact, Preuve) or (
            self.fact.vu != "ecran" and self.fact.a_change is None
        )


@dataclass(frozen=True)
class Watched:
    """A passage, and the facts it proves.

    Args:
        id: id of the passage.
        passage: the passage.
        url: the page it is in, as the bibliography gives it; None when the source has none.
        facts: what it proves.
    """

    id: str
    passage: Passage
    url: str | None
    facts: tuple[Fact, ...]

    @cached_property
    def fingerprint(self) -> Fingerprint | None:
        """What is kept of its sentence."""
        written = self.passage.empreinte
        return None if written is None else Fingerprint.read(written)


def sourced(corpus: Corpus) -> Iterator[Fact]:
    """Every fact that names a source: in sheets, in reading order, then in shared tables."""
    for sheet in corpus.sheets.values():
        blocks = dict(sheet.blocks)
        for location, block in sheet.blocks:
            if isinstance(getattr(block, "source", None), str):
                yield _fact(corpus, sheet.id, location, block, sheet.document,
                            _around(blocks, location))
    for name in _TABLES:
        table = corpus.tables.by_name.get(name)
        for key, entry in (table.entries.items() if table else ()):
            if table is not None and isinstance(getattr(entry, "source", None), str):
                yield _fact(corpus, name, (key,), entry, table.document, ())


def _around(blocks: dict[Location, BaseModel], location: Location) -> tuple[BaseModel, ...]:
    """Blocks that hold a fact, the nearest first: a proof says nothing without its answer."""
    return tuple(
        blocks[location[:length]] for length in range(len(location) - 1, 0, -1)
        if location[:length] in blocks
    )


def _fact(
    corpus: Corpus, owner: str, location: Location, block: BaseModel, document: Document,
    around: tuple[BaseModel, ...],
) -> Fact:
    said = ""
    for told in (block, *around):
        said = " · ".join(
            plain(text, corpus.link_text) for _, text, role in leaves(told)
            if role.kind in (Kind.LINE, Kind.PROSE) and not role.verbatim
        )
        if said:
            break
    return Fact(owner, location, block, shorten(said, _LONGEST), document,
                getattr(block, "verifie_le", None))


def watched(corpus: Corpus) -> list[Watched]:
    """Every passage of the table, with what it proves, in the order of the table."""
    facts: dict[str, list[Fact]] = {}
    for fact in sourced(corpus):
        if fact.passage is not None:
            facts.setdefault(fact.passage, []).append(fact)
    sources = corpus.tables.sources.entries
    return [
        Watched(key, passage, sources[passage.source].url if passage.source in sources else None,
                tuple(facts.get(key, ())))
        for key, passage in corpus.tables.passages.entries.items()
    ]


@dataclass(frozen=True)
class Count:
    """How much of the guide is watched.

    Args:
        facts: facts that name a source.
        watched: those with a passage.
        unreachable: those without, whose source has no address.
        pages: pages with a passage.
        articles: articles of law with a version.
    """

    facts: int
    watched: int
    unreachable: int
    pages: int
    articles: int

    def told(self) -> str:
        """In French, a line each."""
        part = 100 * self.watched / self.facts if self.facts else 0.0
        written = f"{part:.1f}".replace(".", ",").removesuffix(",0")
        return (
            f"{self.facts} faits citent une source.\n"
            f"{self.watched} ont un passage ({written} %), dans {self.pages} pages et "
            f"{self.articles} articles de loi.\n"
            f"{self.facts - self.watched} n'en ont pas, dont {self.unreachable} parce que leur "
            "source n'a pas d'adresse."
        )


def count(corpus: Corpus) -> Count:
    """How much of the guide is watched."""
    facts = list(sourced(corpus))
    sources = corpus.tables.sources.entries
    without = [fact for fact in facts if fact.passage is None]
    passages = watched(corpus)
    return Count(
        len(facts), len(facts) - len(without),
        sum(1 for fact in without
            if (source := sources.get(getattr(fact.fact, "source", ""))) and source.url is None),
        len({one.url for one in passages if one.passage.empreinte and one.url}),
        sum(1 for one in passages if one.passage.article),
    )
