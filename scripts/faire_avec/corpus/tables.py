"""The shared tables of a folder: sources, contacts, domains, texts, vocabularies, published ids."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from faire_avec.corpus.ledgers import Ledgers, load_ledgers
from faire_avec.language.fold import shorten, slugify, words
from faire_avec.language.suggest import closest
from faire_avec.loading import codes
from faire_avec.loading.files import MAX_TABLE_BYTES, Listing, read_text, shown_path
from faire_avec.loading.nodes import Document, Refused, parse
from faire_avec.loading.typed import build
from faire_avec.model.tables import (
    KEYS,
    TABLES,
    VOCABULARIES,
    Contact,
    Domaine,
    LienIgnore,
    MotVoisin,
    Passage,
    Rappel,
    Source,
    Terme,
    TexteACiter,
)
from faire_avec.model.types import SLUG_PATTERN, URL_PATTERN, Kind
from faire_avec.problems import Problem

TableT = TypeVar("TableT")

@dataclass(frozen=True)
class Table(Generic[TableT]):
    """One shared table.

    Args:
        entries: what could be typed, by key.
        document: the file they come from.
        readable: whether the file could be read; what cites an unreadable table is not blamed.
    """

    entries: dict[str, TableT]
    document: Document
    readable: bool = True

    @property
    def declared(self) -> dict[str, Any]:
        """Every key of the file, typed or not: a broken entry does not break what cites it."""
        data: dict[str, Any] = self.document.data or {}
        return data


def _empty(name: str) -> Table[Any]:
    return Table({}, Document(f"{name}.yml", None, None))


@dataclass
class Tables:
    """All the shared tables of a folder.

    Args:
        by_name: every table, by the name of its file without ending; those of ``TABLES`` hold
            models by key, ``vocabulaires`` holds terms by vocabulary, ``synonymes`` lists of words.
        vocabularies: terms by vocabulary name.
        synonyms: words of the guide by word of the field.
        ledgers: what was published: ids, addresses, addresses that moved.
        digest: changes when any table does.
    """

    by_name: dict[str, Table[Any]] = field(default_factory=dict)
    vocabularies: dict[str, dict[str, Terme]] = field(default_factory=dict)
    synonyms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ledgers: Ledgers = field(default_factory=Ledgers)
    digest: str = ""

    def _named(self, name: str) -> Table[Any]:
        return self.by_name.get(name) or _empty(name)

    @property
    def sources(self) -> Table[Source]:
        return self._named("sources")

    @property
    def contacts(self) -> Table[Contact]:
        return self._named("contacts")

    @property
    def domains(self) -> Table[Domaine]:
        return self._named("domaines")

    @property
    def textes(self) -> Table[TexteACiter]:
        return self._named("textes")

    @property
    def passages(self) -> Table[Passage]:
        return self._named("passages")

    @property
    def rappels(self) -> Table[Rappel]:
        return self._named("rappels")

    @property
    def neighbours(self) -> Table[MotVoisin]:
        return self._named("hors-fiches")

    @property
    def ignored_links(self) -> Table[LienIgnore]:
        return self._named("liens-ignores")


def load_tables(folder: Path, listing: Listing) -> tuple[Tables, list[Problem]]:
    """Read every shared table.

    Args:
        folder: the sheets' folder.
        listing: its files.

    Returns:
        What could be read, and every problem met.
    """
    tables = Tables(digest=tables_digest(listing))
    problems: list[Problem] = []
    for name in TABLES:
        tables.by_name[name], found = load_table(name, listing, folder)
        problems += found
    problems += _load_vocabularies(tables, listing, folder)
    problems += _load_synonyms(tables, listing, folder)
    tables.ledgers, found = load_ledgers(folder)
    problems += found
    return tables, problems


def tables_digest(listing: Listing) -> str:
    """What changes when a table does, and only then."""
    digest = hashlib.sha256()
    for name in sorted(listing.tables):
        text = read_text(listing.tables[name], name, MAX_TABLE_BYTES)
        known = f"unreadable\0{text}" if isinstance(text, Problem) else f"text\0{text}"
        digest.update(f"{name}\0{known}\0".encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def _read_table(name: str, listing: Listing, folder: Path) -> tuple[Document, list[Problem]]:
    path = listing.tables.get(name)
    if path is None:
        return Document(f"{folder.name}/{name}.yml", None, None), []
    shown = shown_path(path, folder)
    text = read_text(path, shown, MAX_TABLE_BYTES)
    if isinstance(text, Problem):
        return Document(shown, None, None), [text]
    try:
        document, problems = parse(text, shown)
    except Refused as refused:
        return Document(shown, None, None), [refused.problem]
    if document.data is not None and not isinstance(document.data, dict):
        problems.append(
            Problem(shown, 1, 1, codes.NOT_A_MAPPING,
                    "la table ne commence pas par un identifiant comme «mon-identifiant:»")
        )
        document = Document(shown, None, None)
    return document, problems


def load_table(
    name: str, listing: Listing, folder: Path
) -> tuple[Table[Any], list[Problem]]:
    """Read one table of ``TABLES``; it is empty when its file is not there.

    Args:
        name: its name, without ending.
        listing: the files of the folder.
        folder: the folder.
    """
    document, problems = _read_table(name, listing, folder)
    entries: dict[str, BaseModel] = {}
    for key in document.data or {}:
        if name not in KEYS and isinstance(document.data[key], dict):
            problems += _key_problems(document, (key,))
        elif name in KEYS and KEYS[name].kind is Kind.URL:
            problems += _address_problems(document, key)
        built = build(TABLES[name], document, (key,))
        if isinstance(built, list):
            problems += built
        else:
            entries[key] = built
    readable = document.root is not None or name not in listing.tables
    return Table(entries, document, readable), problems


def _key_problems(document: Document, location: tuple[str, ...]) -> list[Problem]:
    """An entry whose name no sheet could cite."""
    key = location[-1]
    if re.fullmatch(SLUG_PATTERN, key):
        return []
    line, column = document.position(location, of_key=True)
    return [
        Problem(
            document.path, line, column, codes.BAD_ID,
            f"«{key}» n'est pas un identifiant : minuscules sans accent, chiffres et tirets",
            slugify(key) or None,
        )
    ]


def _address_problems(document: Document, key: str) -> list[Problem]:
    """An entry whose name should be the address it speaks of."""
    if re.fullmatch(URL_PATTERN, key):
        return []
    line, column = document.position((key,), of_key=True)
    return [
        Problem(document.path, line, column, codes.BAD_URL,
                f"«{shorten(key, 60)}» n'est pas une adresse : elle commence par https://, sans "
                "espace, chevron ni guillemet")
    ]


def _load_synonyms(tables: Tables, listing: Listing, folder: Path) -> list[Problem]:
    document, problems = _read_table("synonymes", listing, folder)
    tables.by_name["synonymes"] = Table(tables.synonyms, document)
    for word, meanings in (document.data or {}).items():
        message = None
        if word != words(word) or not word:
            message = f"«{word}» s'écrit sans accent, ni majuscule, ni signe"
        elif not isinstance(meanings, list) or not meanings or not all(
            isinstance(meaning, str) and words(meaning) for meaning in meanings
        ):
            message = f"«{word}» doit donner une liste de mots du guide, entre crochets"
        if message is None:
            tables.synonyms[word] = tuple(meanings)
            continue
        line, column = document.position((word,), of_key=True)
        hint = words(word) if word != words(word) else None
        problems.append(
            Problem(document.path, line, column, codes.WRONG_SHAPE, message, hint)
        )
    return problems


def _load_vocabularies(tables: Tables, listing: Listing, folder: Path) -> list[Problem]:
    document, problems = _read_table("vocabulaires", listing, folder)
    tables.by_name["vocabulaires"] = Table(tables.vocabularies, document)
    for name, listed in (document.data or {}).items():
        if name not in VOCABULARIES:
            line, column = document.position((name,), of_key=True)
            problems.append(
                Problem(document.path, line, column, codes.UNKNOWN,
                        f"«{name}» n'est pas un vocabulaire ({', '.join(VOCABULARIES)})",
                        closest(name, VOCABULARIES))
            )
            continue
        if not isinstance(listed, dict):
            line, column = document.position((name,))
            problems.append(
                Problem(document.path, line, column, codes.WRONG_SHAPE,
                        f"«{name}» doit être une suite de mots, chacun avec son libellé")
            )
            continue
        terms: dict[str, Terme] = {}
        for word in listed:
            problems += _key_problems(document, (name, word))
            built = build(Terme, document, (name, word))
            if isinstance(built, list):
                problems += built
            else:
                terms[word] = built
        tables.vocabularies[name] = terms
    return problems


def typed_tables(tables: Tables) -> list[Table[Any]]:
    """Every table whose entries are models by key, in the order of ``TABLES``."""
    return [tables.by_name[name] for name in TABLES]


def only(name: str, table: Table[Any]) -> Tables:
    """One table, and the others empty: what checks tables checks this one."""
    return Tables(by_name={**{each: _empty(each) for each in TABLES}, name: table})


def extended(tables: Tables, name: str, more: Table[Any], digest: str) -> Tables:
    """The tables with the entries of another file that one of them does not have.

    Args:
        tables: left as they are.
        name: which table.
        more: where its entries come from.
        digest: tells this addition from every other.
    """
    own = tables.by_name[name]
    document = replace(own.document, data={**more.declared, **own.declared})
    grown = Table({**more.entries, **own.entries}, document, own.readable)
    both = hashlib.sha256(f"{tables.digest} {digest}".encode()).hexdigest()
    return replace(tables, by_name={**tables.by_name, name: grown}, digest=both)
