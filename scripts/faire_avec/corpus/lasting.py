"""Lasting links: which address answers for each one that was ever published.

Addresses are written from the site's root, without first slash, as in ``plateformes/caf/``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from faire_avec.corpus import ADDRESSES, REDIRECTIONS, Corpus
from faire_avec.model import TYPES_BY_FOLDER
from faire_avec.places import ARCHIVES, DATEES, PRES_D_ICI

# Parts of the theme and of the search, named anew at each release; dated versions follow tags, and
# lists of places follow what each project has imported.
_NOT_LASTING = (
    ".htaccess", "404.html", "_headers", "_redirects", "assets/", "pagefind/", "search/",
    "serveur/", "sitemap.xml", "edition", "sw.js", ARCHIVES, DATEES, PRES_D_ICI,
)
_MAX_STEPS = 10


class LostAddresses(Exception):
    """Published addresses that nothing answers for.

    Args:
        addresses: the lost ones.
    """

    def __init__(self, addresses: Collection[str]) -> None:
        self.addresses = tuple(addresses)
        listed = "\n".join(f"  /{address}" for address in self.addresses)
        super().__init__(
            f"Ces adresses de {ADDRESSES} ont été publiées et ne mènent plus à rien :\n{listed}\n"
            "Ajoutez l'ancien identifiant aux «anciens_ids» de la fiche qui le remplace, ou une "
            f"ligne «/ancienne/ /nouvelle/» au fichier {REDIRECTIONS}, à côté du registre"
        )


@dataclass(frozen=True)
class Redirect:
    """An address that leads to another."""

    origin: str
    target: str


def address_of(path: str) -> str:
    """The address of a file of the site: a page is named by its folder."""
    return path.removesuffix("index.html") if path.split("/")[-1] == "index.html" else path


def lasting(corpus: Corpus, addresses: Iterable[str]) -> list[str]:
    """Which addresses enter the ledger: all but drafts and what is named anew each time."""
    drafts = {
        sheet.id for sheet in corpus.sheets.values() if sheet.fiche.statut == "brouillon"
    }
    return sorted(
        address for address in addresses
        if not address.startswith(_NOT_LASTING)
        and not drafts & {_stem(part) for part in address.split("/")}
    )


def answer_addresses(corpus: Corpus) -> set[str]:
    """The address of every answer, from the root of the site: its page, ``#``, its id."""
    return {
        f"{sheet.url}#{answer.id}"
        for sheet in corpus.sheets.values()
        for answer in getattr(sheet.fiche, "reponses", [])
    }


def redirects(corpus: Corpus, addresses: Collection[str]) -> list[Redirect]:
    """Every redirection a site needs.

    Args:
        corpus: all sheets, and the ledgers.
        addresses: what the site holds, the answers of its pages included.

    Raises:
        LostAddresses: when a published address leads nowhere.
    """
    present = frozenset(addresses)
    follow = _Follower(corpus, present)
    moved = [origin.removeprefix("/") for origin in corpus.tables.ledgers.moved]
    published = [address.removeprefix("/") for address in corpus.tables.ledgers.addresses]
    found: dict[str, Redirect] = {}
    lost = []
    for origin in dict.fromkeys((*published, *moved, *_former(corpus, present))):
        if origin in present:
            continue
        target = follow(origin)
        if target is None:
            lost.append(origin)
        else:
            found[origin] = Redirect(origin, target)
    if lost:
        raise LostAddresses(lost)
    return list(found.values())


def _stem(part: str) -> str:
    return part.split(".")[0]


def _renamed(part: str, old: str, new: str) -> str:
    return new + part[len(old):] if _stem(part) == old else part


def _former(corpus: Corpus, present: Collection[str]) -> Iterator[str]:
    """Every address of a renamed sheet, under each of its former ids."""
    renamed = {
        sheet.id: sheet.fiche.anciens_ids for sheet in corpus.sheets.values()
        if sheet.fiche.anciens_ids
    }
    if not renamed:
        return
    for address in present:
        if address.startswith(_NOT_LASTING):
            continue
        first, *rest = address.split("/")
        for name in {_stem(part) for part in rest} & set(renamed):
            for former in renamed[name]:
                yield "/".join([first, *(_renamed(part, name, former) for part in rest)])


class _Follower:
    """Leads an old address to a present one, step by step."""

    def __init__(self, corpus: Corpus, present: Collection[str]) -> None:
        self._present = present
        self._moved = {
            old.removeprefix("/"): new.removeprefix("/")
            for old, new in corpus.tables.ledgers.moved.items()
        }
        self._folders = {sheet.id: sheet.type.folder for sheet in corpus.sheets.values()}
        self._current = {
            former: sheet.id
            for sheet in corpus.sheets.values() for former in sheet.fiche.anciens_ids
        }

    def __call__(self, address: str) -> str | None:
        for _ in range(_MAX_STEPS):
            if address in self._present:
                return address
            address = self._moved.get(address) or self._renamed(address)
        return None

    def _renamed(self, address: str) -> str:
        first, *rest = address.split("/")
        rest = [
            _renamed(part, _stem(part), self._current.get(_stem(part), _stem(part)))
            for part in rest
        ]
        if first in TYPES_BY_FOLDER and rest:
            first = self._folders.get(rest[0], first)
        return "/".join([first, *rest])
