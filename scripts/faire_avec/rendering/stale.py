"""What is late, soon late, undated or doubtful, gathered by sheet for the page « À revoir »."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from faire_avec.corpus import CONTACT, Corpus, Dated, Freshness, Sheet, dated
from faire_avec.model.labels import CERTAINTY
from faire_avec.model.types import Kind
from faire_avec.rendering.anchors import anchor_of

FRESHNESS = {
    Freshness.FRESH: "à jour",
    Freshness.SOON: "bientôt à revoir",
    Freshness.LATE: "à revoir",
    Freshness.UNDATED: "sans date",
}

DOUBT = "douteux"


@dataclass(frozen=True)
class Line:
    """A fact to look at again.

    Args:
        address: where it is read, from the root of the site; None when no page shows it.
    """

    text: str
    address: str | None
    checked: date | None
    freshness: Freshness
    doubtful: bool

    @property
    def late(self) -> bool:
        return self.freshness in (Freshness.LATE, Freshness.UNDATED)

    @property
    def marks(self) -> list[str]:
        """Why it is here, in the reader's words; never empty."""
        found = [FRESHNESS[self.freshness]] if _calls(self.freshness) else []
        return [*found, CERTAINTY["a-verifier"]] if self.doubtful else found


@dataclass(frozen=True)
class Group:
    """What one sheet, or one contact, has to look at again.

    Args:
        id: the sheet or the contact.
        title: its title.
        address: its page, from the root of the site.
        type: name of the sheet type, or ``contact``.
        publics: words of the vocabulary ``publics``.
        whole: freshness of the sheet as a whole.
        due: day after which the sheet as a whole is late.
        lines: its facts.
        doubts: number of doubts told at the end of the sheet.
    """

    id: str
    title: str
    address: str | None
    type: str
    publics: tuple[str, ...]
    whole: Freshness
    due: date | None
    lines: tuple[Line, ...]
    doubts: int

    @property
    def counts(self) -> Counter[str]:
        """How many facts by freshness, and how many doubts; sheets count as ``fiche``."""
        found = Counter(str(line.freshness) for line in self.lines)
        found[DOUBT] = sum(line.doubtful for line in self.lines) + self.doubts
        found["fiche"] = int(self.whole is Freshness.LATE)
        return found


def groups(corpus: Corpus, today: date) -> list[Group]:
    """Every sheet and contact with something to look at again, in reading order."""
    items: dict[tuple[str, str], list[Dated]] = defaultdict(list)
    for item in dated(corpus):
        items[item.type, item.id].append(item)
    homes = _homes(corpus)
    found = [
        _of_contact(owned[0], homes.get(name), today) if kind == CONTACT
        else _of_sheet(corpus.sheets[name], owned, today)
        for (kind, name), owned in items.items()
    ]
    return [group for group in found if group.lines or group.doubts or _calls(group.whole)]


def totals(found: Iterable[Group]) -> Counter[str]:
    """The counts of several groups together."""
    return sum((group.counts for group in found), Counter())


def _calls(freshness: Freshness) -> bool:
    return freshness is not Freshness.FRESH


def _of_sheet(sheet: Sheet, items: list[Dated], today: date) -> Group:
    whole, *facts = items
    lines = tuple(
        Line(item.text, sheet.url + anchor_of(sheet, item.location),
             item.checked if item.own else None, freshness, item.doubtful)
        for item in facts
        if _calls(freshness := _of_fact(item, today)) or item.doubtful
    )
    return Group(sheet.id, whole.text, sheet.url, sheet.type.name, tuple(sheet.fiche.publics),
                 whole.freshness(today), sheet.due, lines, len(sheet.fiche.a_verifier))


def _of_fact(item: Dated, today: date) -> Freshness:
    # With a borrowed date, the sheet as a whole says it already.
    borrowed = item.checked is not None and not item.own
    return Freshness.FRESH if borrowed else item.freshness(today)


def _of_contact(item: Dated, home: str | None, today: date) -> Group:
    freshness = item.freshness(today)
    line = Line(item.text, home, item.checked, freshness, item.doubtful)
    shown = (line,) if item.doubtful or _calls(freshness) else ()
    return Group(item.id, item.text, home, CONTACT, (), Freshness.FRESH, item.due, shown, 0)


def _homes(corpus: Corpus) -> dict[str, str]:
    """Where each contact is first read."""
    found: dict[str, str] = {}
    for sheet in corpus.sheets.values():
        for location, contact_id, _ in sheet.of_kind(Kind.CONTACT):
            found.setdefault(contact_id, sheet.url + anchor_of(sheet, location))
    return found
