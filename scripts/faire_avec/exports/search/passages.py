"""What the search reads of a guide: its entries, their passages, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

from faire_avec.corpus import Corpus, Sheet, useful_line
from faire_avec.corpus.confirmations import FAILED, verdict_of
from faire_avec.model import SHEET_TYPES
from faire_avec.model.plateforme import Plateforme
from faire_avec.model.reponse import Reponse
from faire_avec.model.tables import Contact
from faire_avec.model.types import Kind
from faire_avec.places import OUTILS, TOOLS

# Where all the contacts of a sheet open.
CONTACTS_ANCHOR = "appeler"
# Keys under which a sheet keeps the messages and the words that say a problem.
_SAID = frozenset({"se_dit", "symptome"})
_NAMED = frozenset({"titre", "alias"})


class Field(IntEnum):
    """Where a passage stands; ``docs/assets/search/parameters.js`` weighs each of them."""

    TITLE = 0
    NAME = 1
    ANSWER = 2
    SAID = 3
    TEXT = 4
    # Words that the table of synonyms adds to a name, or to what is said.
    SYNONYM_OF_NAME = 5
    SYNONYM_OF_SAID = 6


@dataclass(frozen=True)
class Passage:
    """A text that stands alone: a name, a sentence, a message.

    Args:
        field: where it comes from.
        text: what it says.
        part: 0 for the sheet itself, else the rank of its answer or contact, from 1.
        written: a person wrote it; an address, or an id, gives way to a name that is written.
    """

    field: Field
    text: str
    part: int = 0
    written: bool = True


@dataclass(frozen=True)
class Part:
    """What opens inside a sheet: an answer, or a contact.

    Args:
        anchor: where it opens.
        title: its name.
        detail: how long it takes, or the number to call.
        gestures: how many gestures an answer has; 0 for a contact.
    """

    anchor: str
    title: str
    detail: str
    gestures: int = 0


@dataclass(frozen=True)
class Entry:
    """A sheet or a tool, as the search knows it.

    Args:
        id: last part of its address.
        type: rank of its type in ``entry_types``.
        title: its title.
        useful: what a list of results shows under it.
        mark: 1 when a reader saw it change, the last month it was confirmed as 202611, or 0.
        short: names that anyone may type whole, in the first file.
        parts: what opens inside it.
        passages: all that it says.
    """

    id: str
    type: int
    title: str
    useful: str
    mark: int
    parts: tuple[Part, ...] = ()
    passages: list[Passage] = field(default_factory=list)


def entry_types() -> list[tuple[str, str, str]]:
    """Id, label and folder of each type of entry: those of the sheets, then the tools."""
    kinds = [(kind.name, kind.label, kind.folder) for kind in SHEET_TYPES.values()]
    return [*kinds, ("outil", "Outil", OUTILS.url.rstrip("/"))]


def entries(corpus: Corpus) -> Iterator[Entry]:
    """Every sheet, in reading order, then every tool."""
    types = list(SHEET_TYPES)
    numbers = _first_sheets(corpus)
    for sheet in corpus.sheets.values():
        contacts = [
            contact for name in _contacts(sheet) if numbers[name] == sheet.id
            and (contact := corpus.tables.contacts.entries.get(name))
        ]
        answers: list[Reponse] = getattr(sheet.fiche, "reponses", None) or []
        parts = (*map(_answer, answers), *map(_contact, contacts))
        yield Entry(
            sheet.id, types.index(sheet.type.name), sheet.fiche.titre,
            useful_line(sheet, corpus.tables), _mark(corpus, sheet, answers),
            parts,
            list(_passages(sheet, contacts, len(answers))),
        )
    for tool in TOOLS:
        names = (Passage(Field.NAME, name) for name in tool.names)
        yield Entry(tool.id, len(types), tool.title, tool.use, 0, (), [
            Passage(Field.TITLE, tool.title), *names, Passage(Field.TEXT, tool.use),
        ])


def _mark(corpus: Corpus, sheet: Sheet, answers: Sequence[Reponse]) -> int:
    if any(one.preuve and one.preuve.a_change for one in answers):
        return 1
    kept = corpus.tables.confirmations.get(sheet.id, ())
    verdicts = (verdict_of(kept, one) for one in answers) if kept else ()
    months = [one.last for one in verdicts if one is not None and one.settled not in (None, FAILED)]
    return int(max(months).replace("-", "")) if months else 0


def title_parts(title: str) -> list[str]:
    """The sides of a title that are names by themselves.

    Both of « Caf — caf.fr, Mon Compte »; the right one of « Caf : trop-perçu », for what is on the
    left is the name of another sheet, or of a kind of sheets.
    """
    before, found, after = title.partition(" — ")
    if found:
        return [before, after]
    _, found, after = title.partition(" : ")
    return [after] if found else []


def _contacts(sheet: Sheet) -> list[str]:
    return list(dict.fromkeys(text for _, text, _ in sheet.of_kind(Kind.CONTACT)))


def _first_sheets(corpus: Corpus) -> dict[str, str]:
    """The sheet that shows each contact: the one it is named after, else the first to cite it."""
    found: dict[str, str] = {}
    for sheet in corpus.sheets.values():
        for name in _contacts(sheet):
            if name.startswith(sheet.id) or name not in found:
                found[name] = sheet.id
    return found


def _answer(answer: Reponse) -> Part:
    return Part(answer.id, answer.titre, answer.duree or "", len(answer.gestes))


def _contact(contact: Contact) -> Part:
    return Part(CONTACTS_ANCHOR, contact.nom, contact.numero or "")


def _passages(sheet: Sheet, contacts: Iterable[Contact], answers: int) -> Iterator[Passage]:
    yield Passage(Field.TITLE, sheet.fiche.titre)
    names = dict.fromkeys([*title_parts(sheet.fiche.titre), *sheet.fiche.alias])
    for name in names:
        yield Passage(Field.NAME, name)
    given = [sheet.id.replace("-", " ")]
    if isinstance(sheet.fiche, Plateforme):
        given += [url.split("://", 1)[1].removeprefix("www.").rstrip("/")
                  for url in sheet.fiche.adresses]
    for name in dict.fromkeys(given):
        if name not in names:
            yield Passage(Field.NAME, name, written=False)
    for location, text, role in sheet.leaves:
        if role.kind not in (Kind.LINE, Kind.PROSE) or location[0] in _NAMED:
            continue
        rank = location[1] if len(location) > 1 else None
        part = rank + 1 if location[0] == "reponses" and isinstance(rank, int) else 0
        keys = {key for key in location if isinstance(key, str)}
        if part and location[2:] == ("titre",):
            yield Passage(Field.ANSWER, text, part)
        elif keys & _SAID:
            yield Passage(Field.SAID, text, part)
        else:
            yield Passage(Field.TEXT, text, part)
    for rank, contact in enumerate(contacts, answers + 1):
        yield Passage(Field.ANSWER, contact.nom, rank)
        if contact.numero:
            yield Passage(Field.ANSWER, contact.numero, rank)
        if contact.pour:
            yield Passage(Field.TEXT, contact.pour, rank)
