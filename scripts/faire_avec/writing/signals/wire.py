"""The two forms a signal travels in, a line of text and JSON, and the check on arrival.

A line bears its own ends, so that it is found again in a mail that quotes it, folds it or signs
under it::

    faire-avec signal | genre: ecran-change | fiche: caf | mois: 2026-12 | fin
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from faire_avec.language.personal import personal_data
from faire_avec.language.suggest import closest
from faire_avec.model.signal import END, START, Genre, Signal

VERSION = 1
# No signal needs more, spaces and fold marks of a mail included.
LONGEST_LINE = 1200
FIELDS = tuple(Signal.model_fields)
# Signs that nobody sees: they hide a text, or join two.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_QUOTED = re.compile(r"(?:^|\n)[ \t]*(?:>[ \t]*)+")


class BadSignal(Exception):
    """Not a signal, or one that cannot be kept.

    Args:
        reasons: French sentences, each saying what to change; they quote nothing personal.
    """

    def __init__(self, *reasons: str) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


def signal_of(fields: Mapping[str, Any]) -> Signal:
    """A signal from its fields, checked: this is the only way in.

    Args:
        fields: text by field; empty ones count for nothing.

    Raises:
        BadSignal: a field is unknown, missing, wrong, or holds something personal.
    """
    unknown = [name for name in fields if name not in FIELDS]
    if unknown:
        raise BadSignal(*(_unknown(str(name)) for name in unknown[:5]))
    given = {name: _plain(name, value) for name, value in fields.items()}
    for name, text in given.items():
        if personal := personal_data(text):
            raise BadSignal(f"«{name}» contient {personal} : un signal ne dit rien de personne.")
    try:
        return Signal.model_validate({name: text for name, text in given.items() if text})
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
    raise BadSignal(*(_french(detail) for detail in found))


def _unknown(name: str) -> str:
    near = closest(name[:40], FIELDS)
    hint = f" : vouliez-vous dire «{near}» ?" if near else "."
    return f"«{_shown(name)}» n'est pas un champ d'un signal{hint}"


def _shown(text: str) -> str:
    return "".join(sign for sign in text[:40] if unicodedata.category(sign) not in _UNSEEN)


def _plain(name: str, value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise BadSignal(f"«{name}» doit être un texte.")
    text = unicodedata.normalize("NFC", " ".join(value.split()))
    if any(unicodedata.category(sign) in _UNSEEN for sign in text):
        raise BadSignal(f"«{name}» contient un signe invisible : retapez ce texte.")
    return text


def _french(detail: Any) -> str:
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    kind = detail["type"]
    if kind == "signal":
        return f"{detail['msg'][:1].upper()}{detail['msg'][1:]}."
    if kind == "missing":
        return f"Il manque «{name}»."
    if name == "genre":
        return f"«genre» est l'un de ces mots : {', '.join(Genre)}."
    if name == "mois":
        return "«mois» s'écrit AAAA-MM, par exemple 2026-12."
    if kind == "string_too_long":
        return f"«{name}» dépasse {detail['ctx']['max_length']} signes."
    if name in ("texte", "choix"):
        return f"«{name}» tient sur une ligne, sans le signe « | »."
    return f"«{name}» n'est pas un identifiant : minuscules sans accent, chiffres et tirets."


def as_line(signal: Signal) -> str:
    """The signal as one line of text."""
    fields = " | ".join(f"{name}: {text}" for name, text in _said(signal).items())
    return f"{START} {fields} {END}"


def as_json(signal: Signal) -> str:
    """The signal as JSON, on one line."""
    return json.dumps({"version": VERSION, **_said(signal)}, ensure_ascii=False)


def _said(signal: Signal) -> dict[str, str]:
    return {name: str(value) for name in FIELDS if (value := getattr(signal, name)) is not None}


def from_line(line: str) -> Signal:
    """The signal that a line holds, whatever stands before and after it.

    Raises:
        BadSignal: there is none, or it is refused.
    """
    found = lines_in(line)
    if not found:
        raise BadSignal(f"Aucun signal : une ligne commence par « {START} » et finit par "
                        f"« {END} ».")
    return signal_from_inside(found[0])


def signal_from_inside(inside: str, month: str = "") -> Signal:
    """The signal that stands between the two ends of a line.

    Args:
        inside: what ``lines_in`` gives.
        month: when it came, for a line that does not say it.

    Raises:
        BadSignal: it is refused.
    """
    fields: dict[str, str] = {}
    for part in inside.split("|"):
        name, colon, text = part.partition(":")
        name = name.strip()
        if not name and not text:
            continue
        if not colon:
            raise BadSignal(f"«{_shown(name)}» : il manque un deux-points après le nom du champ.")
        if name in fields:
            raise BadSignal(f"«{_shown(name)}» est écrit deux fois.")
        fields[name] = text
    if month:
        fields.setdefault("mois", month)
    return signal_of(fields)


def lines_in(text: str) -> list[str]:
    """What stands between the two ends of each signal of a text, folds and quotes of mails undone.

    The text is gone through once: anyone may send one.
    """
    found = []
    text = " ".join(_QUOTED.sub(" ", text).split())
    place = 0
    while (start := text.find(START, place)) >= 0:
        start += len(START)
        end = text.find(END, start, start + LONGEST_LINE)
        place = start if end < 0 else end
        if end >= 0:
            found.append(text[start:end])
    return found


def signals_in(text: str) -> list[Signal | BadSignal]:
    """Every signal of a text, or why it is refused, in order."""
    found: list[Signal | BadSignal] = []
    for inside in lines_in(text):
        try:
            found.append(signal_from_inside(inside))
        except BadSignal as bad:
            found.append(bad)
    return found


def from_json(text: str) -> Signal:
    """The signal that a JSON object holds.

    Raises:
        BadSignal: it is none, or it is refused.
    """
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BadSignal("Ce n'est pas du JSON lisible.") from error
    if not isinstance(given, dict):
        raise BadSignal("Un signal est un objet JSON.")
    return from_object(given)


def from_object(given: Mapping[str, Any]) -> Signal:
    """The signal of a JSON object already read; other versions than this one are refused.

    Raises:
        BadSignal: it is refused.
    """
    fields = dict(given)
    version = fields.pop("version", VERSION)
    if version != VERSION:
        raise BadSignal(f"Version inconnue : ce guide lit la version {VERSION}.")
    return signal_of(fields)

