"""Signals out of whatever they came in: a receiver's file, a mail, a forge's requests, a table."""

from __future__ import annotations

import csv
import email
import email.policy
import io
import json
import mailbox
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

from faire_avec.model.signal import Signal
from faire_avec.writing.signals.wire import (
    FIELDS,
    BadSignal,
    lines_in,
    signal_from_inside,
    signal_of,
)

MOST_BYTES = 20_000_000
_MONTH = re.compile(r"(20\d\d-(?:0[1-9]|1[0-2]))-\d\d")
# Where forges and hosts of forms write when something came.
_DATES = ("created_at", "createdAt", "date")
_MAIL = re.compile(r"\A(?:From |(?:[A-Za-z-]+: .*\n(?:[ \t].*\n)*){2,}\n)")


@dataclass
class Read:
    """What a file gives.

    Args:
        signals: those that are kept.
        refused: reasons, one line each, in French; they quote nothing personal.
    """

    signals: list[Signal] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def read_signals(path: Path) -> Read:
    """Every signal of a file, whatever its form.

    Args:
        path: JSON (one object a line, or a whole answer of a forge or a host), CSV with a column
            « genre », a mail or a box of mails, or any text that holds the lines of signals.

    Raises:
        BadSignal: the file is too big, or no text.
        OSError: it cannot be read.
    """
    if path.stat().st_size > MOST_BYTES:
        raise BadSignal("Le fichier dépasse 20 Mo : coupez-le.")
    content = path.read_bytes()
    read = Read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if not _MAIL.match(content.decode("latin-1").replace("\r\n", "\n")):
            raise BadSignal("Le fichier n'est pas un texte UTF-8.") from error
        text = content.decode("latin-1")
    entries = _entries(path, content, text.replace("\r\n", "\n"))
    for found, (fields, month) in enumerate(entries, start=1):
        try:
            read.signals.append(_signal(fields, month))
        except BadSignal as bad:
            read.refused.append(f"signal {found} : {' '.join(bad.reasons)}")
    return read


def _signal(fields: str | dict[str, Any], month: str) -> Signal:
    if isinstance(fields, str):
        return signal_from_inside(fields, month)
    known = {name: fields[name] for name in FIELDS if fields.get(name)}
    return signal_of({**known, "mois": known.get("mois") or month})


Entry = tuple[str | dict[str, Any], str]


def _entries(path: Path, content: bytes, text: str) -> Iterator[Entry]:
    if text.lstrip().startswith(("{", "[")):
        for given in _json_values(text):
            yield from _in_json(given)
    elif "genre" in text.split("\n", 1)[0].split(","):
        for row in csv.DictReader(io.StringIO(text)):
            yield {str(name): value for name, value in row.items()}, _month(row)
    elif _MAIL.match(text):
        for mail in _mails(path, content):
            month = _month_of_mail(mail)
            for part in mail.walk():
                if part.get_content_type() == "text/plain":
                    for inside in lines_in(_content(part)):
                        yield inside, month
    else:
        for inside in lines_in(text):
            yield inside, ""


def _json_values(text: str) -> Iterator[Any]:
    try:
        yield json.loads(text)
    except (ValueError, RecursionError):
        for line in text.split("\n"):
            if not line.strip():
                continue
            try:
                yield json.loads(line)
            except (ValueError, RecursionError):
                # Told with the others: a line that does not read is one signal refused.
                yield {"genre": "illisible"}


def _in_json(given: Any) -> Iterator[Entry]:
    """Objects with a genre, and lines of signals in any text, at any depth."""
    waiting: list[tuple[Any, str]] = [(given, "")]
    while waiting:
        value, month = waiting.pop()
        if isinstance(value, dict):
            month = _month(value) or month
            if isinstance(value.get("genre"), str):
                yield value, month
            else:
                waiting += [(one, month) for one in reversed(value.values())]
        elif isinstance(value, list):
            waiting += [(one, month) for one in reversed(value)]
        elif isinstance(value, str):
            for inside in lines_in(value):
                yield inside, month


def _month(fields: dict[str, Any] | dict[str | Any, str | Any]) -> str:
    for name in _DATES:
        if isinstance(value := fields.get(name), str) and (found := _MONTH.match(value)):
            return found[1]
    return ""


def _mails(path: Path, content: bytes) -> Iterator[EmailMessage]:
    if not content.startswith(b"From "):
        yield email.message_from_bytes(content, policy=email.policy.default)
        return
    box = mailbox.mbox(path, factory=None, create=False)
    try:
        for key in box.keys():  # noqa: SIM118 - a box of mails is no dict
            yield email.message_from_bytes(box.get_bytes(key), policy=email.policy.default)
    finally:
        box.close()


def _content(part: EmailMessage) -> str:
    try:
        return str(part.get_content())
    except (LookupError, ValueError):
        return ""


def _month_of_mail(mail: EmailMessage) -> str:
    try:
        return parsedate_to_datetime(str(mail["Date"])).strftime("%Y-%m")
    except (TypeError, ValueError):
        return ""
