"""Leaf types of the sheets, and the role each text plays (prose, reference, address…)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, GetJsonSchemaHandler, StringConstraints, WithJsonSchema
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
# Signs of an id, and of « en_bref », at most.
SLUG_LONGEST = 60
BRIEF_LONGEST = 160
# [0-9] and not \d: the digits of other scripts are not a date here.
PARTIAL_DATE = r"^([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?$"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PARTIAL = re.compile(PARTIAL_DATE)


class Kind(StrEnum):
    """What a text leaf is for."""

    LINE = "texte"
    PROSE = "prose"
    URL = "adresse"
    SHEET = "fiche"
    SOURCE = "source"
    CONTACT = "contact"
    TERM = "terme"


@dataclass(frozen=True)
class Role:
    """Marker put on a field type so that the corpus can find its texts and references.

    Args:
        kind: what the text is for.
        targets: allowed sheet types of a reference; empty means any type.
        relation: name of the typed relation the reference states, if any.
        vocabulary: name of the vocabulary a term belongs to, if any.
    """

    kind: Kind
    targets: tuple[str, ...] = ()
    relation: str | None = None
    vocabulary: str | None = None

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the schema which vocabulary the text comes from."""
        described = handler(schema)
        if self.vocabulary is not None:
            described["x-vocabulaire"] = self.vocabulary
        return described


def _parse_day(value: object) -> object:
    if isinstance(value, str):
        if _DAY.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        raise PydanticCustomError("date_iso", "date attendue")
    return value


def _check_partial(value: object) -> object:
    if isinstance(value, str):
        match = _PARTIAL.fullmatch(value)
        if match:
            year, month, day = (int(part) if part else 1 for part in match.groups())
            try:
                date(year, month, day)
                return value
            except ValueError:
                pass
        raise PydanticCustomError("date_partielle", "date attendue")
    return value


def _parse_yes_no(value: object) -> object:
    if isinstance(value, str):
        answers = {"oui": True, "true": True, "non": False, "false": False}
        if value.lower() in answers:
            return answers[value.lower()]
        raise PydanticCustomError("oui_non", "oui ou non attendu")
    return value


def _check_count(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"[1-9]\d{0,4}", value):
        raise PydanticCustomError("nombre_entier", "nombre attendu")
    return value


def _one_line(longest: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=longest, pattern=r"^[^\n]*$")


Line = Annotated[str, _one_line(320), Role(Kind.LINE)]
Line90 = Annotated[str, _one_line(90), Role(Kind.LINE)]
Line60 = Annotated[str, _one_line(60), Role(Kind.LINE)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=6000), Role(Kind.PROSE)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_LONGEST)]
Url = Annotated[
    str,
    StringConstraints(pattern=r"^https?://[^\s<>\"]+$", max_length=500),
    Role(Kind.URL),
]
Day = Annotated[
    date,
    BeforeValidator(_parse_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
PartialDate = Annotated[
    str,
    BeforeValidator(_check_partial),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
YesNo = Annotated[
    bool,
    BeforeValidator(_parse_yes_no),
    WithJsonSchema({"enum": ["oui", "non", True, False]}, mode="validation"),
]
Count = Annotated[
    int,
    BeforeValidator(_check_count),
    WithJsonSchema({"type": "integer", "minimum": 1, "maximum": 99999}),
]
_ID = StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_LONGEST)
SourceRef = Annotated[str, _ID, Role(Kind.SOURCE)]
ContactRef = Annotated[str, _ID, Role(Kind.CONTACT)]
SheetRef = Annotated[str, _ID, Role(Kind.SHEET)]
PlatformRef = Annotated[str, _ID, Role(Kind.SHEET, targets=("plateforme",))]
Theme = Annotated[str, _ID, Role(Kind.TERM, vocabulary="themes")]
Public = Annotated[str, _ID, Role(Kind.TERM, vocabulary="publics")]
Moyen = Annotated[str, _ID, Role(Kind.TERM, vocabulary="moyens")]
Exigence = Annotated[str, _ID, Role(Kind.TERM, vocabulary="exigences")]
Canal = Annotated[str, _ID, Role(Kind.TERM, vocabulary="canaux")]
Delai = Annotated[str, _ID, Role(Kind.TERM, vocabulary="delais")]
Facteur = Annotated[str, _ID, Role(Kind.TERM, vocabulary="facteurs")]
Organisme = Annotated[str, _ID, Role(Kind.TERM, vocabulary="organismes")]
Obstacle = Annotated[str, _ID, Role(Kind.TERM, vocabulary="obstacles")]
Competence = Annotated[str, _ID, Role(Kind.TERM, vocabulary="competences")]
