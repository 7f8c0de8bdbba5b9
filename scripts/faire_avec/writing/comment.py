"""What readers will see change between two states of the guide, in plain French Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import Any

from pydantic import BaseModel

from faire_avec.corpus import Corpus, Sheet
from faire_avec.language.dates import long_date
from faire_avec.language.fold import inert
from faire_avec.model.describe import FieldDoc, describe
from faire_avec.model.tables import Contact

# Found again by the workflow that edits its own comment instead of adding one.
MARK = "<!-- faire-avec : changements -->"
MANY_DATES = 5
# Forges refuse a comment of more than 65,536 signs.
_MAX_COMMENT = 60_000
_CONTEXT, _LONGEST = 30, 160


@dataclass(frozen=True)
class Change:
    """One value that is no longer the same.

    Args:
        where: titles of the fields that lead to it.
        field: YAML name of the last field.
        before: what it was; None when it was not there.
        after: what it is; None when it is gone.
    """

    where: tuple[str, ...]
    field: str
    before: str | None
    after: str | None


@dataclass(frozen=True)
class Changes:
    """Everything that moves.

    Args:
        added, withdrawn: sheets.
        changed: sheets, with what changes on each.
        contacts: name of a contact, what changes on it, sheets that show it.
        unreadable: files that cannot be read in the new state.
    """

    added: list[Sheet] = field(default_factory=list)
    withdrawn: list[Sheet] = field(default_factory=list)
    changed: list[tuple[Sheet, list[Change]]] = field(default_factory=list)
    contacts: list[tuple[str, list[Change], list[Sheet]]] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    @property
    def moved_dates(self) -> int:
        """How many dates of evidence move, those of new sheets excepted."""
        lists = [*(found for _, found in self.changed), *(found for _, found, _ in self.contacts)]
        return sum(
            one.field == "verifie_le" and None not in (one.before, one.after)
            for found in lists for one in found
        )


def changes_between(before: Corpus, after: Corpus) -> Changes:
    """Compare two states of the guide, sheet by sheet and contact by contact."""
    found = Changes()
    sound = {f"{sheet.type.folder}/{sheet.id}" for sheet in after.sheets.values()}
    broken = {
        file.id: file.shown for file in after.files if f"{file.type.folder}/{file.id}" not in sound
    }
    found.unreadable.extend(sorted(broken.values()))
    for sheet_id, sheet in sorted(after.sheets.items()):
        old = before.sheets.get(sheet_id)
        if old is None:
            found.added.append(sheet)
        elif old.type is not sheet.type:
            found.changed.append((sheet, [Change(("Type",), "", old.type.label,
                                                 sheet.type.label)]))
        elif old.fiche != sheet.fiche:
            found.changed.append((sheet, list(_between(old.fiche, sheet.fiche))))
    found.withdrawn.extend(
        sheet for sheet_id, sheet in sorted(before.sheets.items())
        if sheet_id not in after.sheets and sheet_id not in broken
    )
    found.contacts.extend(_contacts(before, after))
    return found


def _contacts(
    before: Corpus, after: Corpus
) -> Iterator[tuple[str, list[Change], list[Sheet]]]:
    old, new = before.tables.contacts.entries, after.tables.contacts.entries
    for key in sorted(old.keys() | new.keys()):
        if old.get(key) == new.get(key):
            continue
        shown = [
            sheet for sheet in after.sheets.values()
            if (group := getattr(sheet.fiche, "contacts", None))
            and key in (*group.personne, *group.professionnel)
        ]
        if key in old and key in new:
            yield new[key].nom, list(_between(old[key], new[key])), shown
        else:
            gone, come = _summary(old.get(key)), _summary(new.get(key))
            yield (new.get(key) or old[key]).nom, [Change((), "", gone, come)], shown


def _between(old: BaseModel, new: BaseModel, where: tuple[str, ...] = ()) -> Iterator[Change]:
    for doc in describe(type(new)):
        before, after = getattr(old, doc.name), getattr(new, doc.name)
        if before != after:
            yield from _values(before, after, (*where, doc.title), doc)


def _values(before: Any, after: Any, where: tuple[str, ...], doc: FieldDoc) -> Iterator[Change]:
    if isinstance(before, list) and isinstance(after, list):
        yield from _lists(before, after, where, doc)
    elif isinstance(before, BaseModel) and type(before) is type(after):
        yield from _between(before, after, where)
    else:
        yield Change(where, doc.name, _summary(before), _summary(after))


def _lists(
    before: list[Any], after: list[Any], where: tuple[str, ...], doc: FieldDoc
) -> Iterator[Change]:
    """Entries that stay in line are compared; the others came, went, or changed places."""
    keys = [repr(one) for one in before], [repr(one) for one in after]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    gone: list[Any] = []
    come: list[Any] = []
    for kind, i, j, k, end in matcher.get_opcodes():
        if kind == "replace" and j - i == end - k and isinstance(before[i], BaseModel):
            for old, new in zip(before[i:j], after[k:end], strict=True):
                yield from _values(old, new, (*where, f"« {_short(_label(new))} »"), doc)
        elif kind != "equal":
            gone += before[i:j]
            come += after[k:end]
    moved = [one for one in gone if one in come]
    for one in moved:
        come.remove(one)
    yield from (Change(where, doc.name, _summary(one), None) for one in gone if one not in moved)
    yield from (Change(where, doc.name, None, _summary(one)) for one in come)
    if moved and len(moved) == len(gone) and not come:
        yield Change(where, doc.name, "un ordre", "un autre ordre")


def _label(value: Any) -> str:
    """The words that name a block: its first required text, else its first text."""
    if not isinstance(value, BaseModel):
        return str(value)
    docs = sorted(describe(type(value)), key=lambda doc: not doc.required)
    texts = (getattr(value, doc.name) for doc in docs)
    return next((text for text in texts if isinstance(text, str)), "")


def _summary(value: Any) -> str | None:
    if value is None or value == []:
        return None
    if isinstance(value, bool):
        return "oui" if value else "non"
    if isinstance(value, date):
        return long_date(value)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_summary, value)))
    if isinstance(value, Contact):
        return value.numero or value.nom
    return _label(value)


def _short(text: str, longest: int = 60) -> str:
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"


def _around(before: str, after: str) -> tuple[str, str]:
    """Two long texts cut around what differs."""
    if len(before) <= _LONGEST and len(after) <= _LONGEST:
        return before, after
    start = 0
    while start < min(len(before), len(after)) and before[start] == after[start]:
        start += 1
    end = 0
    while end < min(len(before), len(after)) - start and before[-1 - end] == after[-1 - end]:
        end += 1
    start = max(0, before.rfind(" ", 0, max(0, start - _CONTEXT)) + 1)
    end = max(0, end - _CONTEXT)

    def cut(text: str) -> str:
        kept = text[start : len(text) - end]
        return ("… " if start else "") + _short(kept, _LONGEST) + (" …" if end else "")

    return cut(before), cut(after)


def as_markdown(changes: Changes, address: Callable[[Sheet], str] = lambda sheet: sheet.url) -> str:
    """The comment a reviewer reads.

    Args:
        changes: what moves.
        address: gives the address of a sheet's page.
    """
    parts = [MARK, "## Ce que les lecteurs verront changer", ""]
    if changes.unreadable:
        parts += ["**Illisibles pour l'instant** : corrigez d'abord ces fichiers.", ""]
        parts += [*(f"- `{name}`" for name in changes.unreadable), ""]
    if changes.moved_dates > MANY_DATES:
        parts += [
            f"**Attention : {changes.moved_dates} dates « Vérifié le » changent d'un coup.** "
            "Chacune dit le jour où une preuve a été relue. Pour chaque fait, indiquez dans la "
            "demande la page relue ; sinon, remettez l'ancienne date.", "",
        ]
    parts += _sheets("Nouvelles fiches", changes.added, address)
    parts += _sheets("Fiches retirées", changes.withdrawn, address)
    if changes.changed:
        parts += ["### Fiches changées", ""]
        for sheet, found in changes.changed:
            parts += [f"**{inert(sheet.fiche.titre)}** (`{sheet.id}`, {address(sheet)})", ""]
            parts += [*_lines(found), ""]
    if changes.contacts:
        parts += ["### Numéros, bureaux, formulaires", ""]
        for name, found, shown in changes.contacts:
            titles = ", ".join(inert(sheet.fiche.titre) for sheet in shown)
            parts += [f"**{inert(name)}**" + (f", montré sur : {titles}" if titles else ""), ""]
            parts += [*_lines(found), ""]
    if len(parts) == 3:
        parts += ["Rien : aucune fiche ni aucun numéro ne change.", ""]
    text = "\n".join(parts)
    if len(text) <= _MAX_COMMENT:
        return text
    kept = text[: text.rindex("\n\n", 0, _MAX_COMMENT)]
    return f"{kept}\n\n**La suite est trop longue pour un commentaire.** Elle est dans l'aperçu.\n"


def _sheets(
    title: str, sheets: Sequence[Sheet], address: Callable[[Sheet], str]
) -> list[str]:
    if not sheets:
        return []
    lines = [
        f"- **{inert(sheet.fiche.titre)}** ({sheet.type.label}, {address(sheet)}) : "
        f"{inert(sheet.fiche.en_bref)}"
        for sheet in sheets
    ]
    return [f"### {title}", "", *lines, ""]


def _lines(found: Sequence[Change]) -> list[str]:
    return [_line(change) for change in found] or ["- Rien de visible."]


def _line(change: Change) -> str:
    where = ", ".join(inert(title) for title in change.where)
    lead = f"- {where} : " if where else "- "
    if change.before is None:
        return f"{lead}ajouté, « {inert(_short(change.after or 'vide', _LONGEST))} »"
    if change.after is None:
        return f"{lead}retiré, « {inert(_short(change.before, _LONGEST))} »"
    before, after = _around(change.before, change.after)
    return f"{lead}{inert(before)} → {inert(after)}"
