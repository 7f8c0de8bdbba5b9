"""Un numéro à dix chiffres écrit dans un texte doit aussi être dans `fiches/contacts.yml`, avec sa
date et sa source : quand il change, on sait où. Ajoutez le contact, ou retirez le numéro du texte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from faire_avec.corpus import Tables, Text
from faire_avec.model.types import Kind
from faire_avec.problems import Problem, Rule

RULE = Rule("FA125", "numero-dans-la-table",
            "Un numéro cité dans un texte est dans la table des contacts", __doc__)
KINDS = frozenset({Kind.PROSE, Kind.LINE})

_GAP = "[ .\\-\u00a0\u202f]?"
# Not a mobile, which `donnees_personnelles` refuses, nor a part of a longer number.
_NUMBER = re.compile(
    rf"(?<![\d,.])(?<!\d[ .\-\u00a0\u202f])(?:(?:\+|00)33{_GAP}(?:\(0\){_GAP})?|0{_GAP})"
    rf"[1-589](?:{_GAP}\d){{8}}(?!{_GAP}\d|,\d)"
)
SUSPECT = (
    re.compile(
        rf"[03](?:(?<=0)|3{_GAP}(?:\(0\){_GAP})?){_GAP}[1-589](?:{_GAP}\d){{8}}"
    ),
)


def _digits(number: str) -> str:
    digits = "".join(char for char in number.replace("(0)", "") if char.isdigit())
    digits = digits.removeprefix("00")
    return "0" + digits[2:] if digits.startswith("33") and len(digits) == 11 else digits


@lru_cache(maxsize=4)
def _known(numbers: tuple[str, ...]) -> frozenset[str]:
    return frozenset(_digits(number) for text in numbers for number in [text, *_inside(text)])


def _inside(text: str) -> list[str]:
    return [match[0] for match in _NUMBER.finditer(text)]


def check_text(text: Text, tables: Tables) -> Iterator[Problem]:
    """Report every ten-digit number of a text that no contact holds."""
    for number in _inside(text.text):
        if _digits(number) not in _known(_numbers(tables)):
            yield text.problem(RULE, f"le numéro «{number}» n'est pas dans contacts.yml")


def _numbers(tables: Tables) -> tuple[str, ...]:
    return tuple(
        text
        for contact in tables.contacts.entries.values()
        for text in (contact.numero, contact.depuis_etranger, contact.note)
        if text
    )
