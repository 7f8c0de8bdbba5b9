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
    REMINDER = "rappel"
    PASSAGE = "passage"
    EMAIL = "courriel"
    PHONE = "numero"
    DOMAIN = "domaine"
    KEY = "cle"


# What a person wrote in their own words, or could have.
WRITTEN = frozenset(
    {Kind.LINE, Kind.PROSE, Kind.EMAIL, Kind.PHONE, Kind.DOMAIN, Kind.KEY}
)


@dataclass(frozen=True)
class Unit:
    """Marker put on a number: what it counts, in the singular, with a plural in « s »."""

    one: str


@dataclass(frozen=True)
class Role:
    """Marker put on a field type so that the corpus can find its texts and references.

    Args:
        kind: what the text is for.
        targets: allowed sheet types of a reference; empty means any type.
        relation: name of the typed relation the reference states, if any.
        vocabulary: name of the vocabulary a term belongs to, if any.
        cited: the address only says where something was read; nobody is sent there to act.
        abroad: the number is dialled from another country.
        tells_where: the line may hold a whole address, because it says where one knows it from.
        verbatim: somebody else's words, in their spelling: what people say, titles of works.
    """

    kind: Kind
    targets: tuple[str, ...] = ()
    relation: str | None = None
    vocabulary: str | None = None
    cited: bool = False
    abroad: bool = False
    tells_where: bool = False
    verbatim: bool = False


    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Tell the schema which vocabulary the text comes from."""
        described = handler(schema)
        if self.vocabulary is not None:
            described["x-vocabulaire"] = self.vocabulary
        return described


@dataclass(frozen=True)
class Span:
    """Marker put on a date type: the days such a date may be.

    Args:
        since: first year.
        ahead: number of days it may be after today.
    """

    since: int
    ahead: int = 0


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
Line40 = Annotated[str, _one_line(40), Role(Kind.LINE)]
Line60 = Annotated[str, _one_line(60), Role(Kind.LINE)]
Verbatim = Annotated[str, _one_line(320), Role(Kind.LINE, verbatim=True)]
Provenance = Annotated[str, _one_line(320), Role(Kind.LINE, tells_where=True)]
Email = Annotated[str, _one_line(320), Role(Kind.EMAIL)]
Phone = Annotated[str, _one_line(320), Role(Kind.PHONE)]
PhoneFromAbroad = Annotated[str, _one_line(320), Role(Kind.PHONE, abroad=True)]
Prose = Annotated[str, StringConstraints(min_length=1, max_length=6000), Role(Kind.PROSE)]
Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_LONGEST)]
# « 128 », « 3-4 »; « 57-65 »; « 10.4000/terminal.6607 » (DOI Handbook, 2.2).
RANGE_PATTERN = r"^\d{1,5}(-\d{1,5})?$"
DOI_PATTERN = r"^10\.\d{4,9}/[!-~]+$"
Issue = Annotated[str, StringConstraints(pattern=RANGE_PATTERN)]
Pages = Annotated[str, StringConstraints(pattern=RANGE_PATTERN)]
Doi = Annotated[str, StringConstraints(pattern=DOI_PATTERN, max_length=120)]
# ECMA-262 forbids useless escapes: no backslash before the quote.
URL_PATTERN = r'^https?://[^\s<>"]+$'
_WEB = StringConstraints(pattern=URL_PATTERN, max_length=500)
Url = Annotated[str, _WEB, Role(Kind.URL)]
CitedUrl = Annotated[str, _WEB, Role(Kind.URL, cited=True)]
_Day = Annotated[
    date,
    BeforeValidator(_parse_day),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
# An evidence is read on a screen, by people who are still there to answer for it.
Day = Annotated[_Day, Span(since=1990)]
# The oldest texts of law still cited are those of 1789.
LawDay = Annotated[_Day, Span(since=1789)]
# What is put aside for a time is looked at again within two years.
Deadline = Annotated[_Day, Span(since=1990, ahead=2 * 366)]
PartialDate = Annotated[
    str,
    # Nothing was printed before.
    Span(since=1450),
    BeforeValidator(_check_partial),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$"}),
]
# A day that comes back: « 15 » every month, « 09-01 » every year, « 2026-12-31 » once.
MILESTONE_PATTERN = r"^((([0-9]{4}-)?(0[1-9]|1[0-2])-)?(0[1-9]|[12][0-9]|3[01]))$"
Milestone = Annotated[str, StringConstraints(pattern=MILESTONE_PATTERN)]
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
Minutes = Annotated[Count, Unit("minute")]
# What is kept of a sentence: language/shingles.py writes it and reads it.
FINGERPRINT_PATTERN = r"^1 [0-9]{1,2}\.? (-|[a-z0-9.]+(,[a-z0-9.]+)*) [\w-]{8} ([\w-]{4})+$"
FingerprintLine = Annotated[str, StringConstraints(pattern=FINGERPRINT_PATTERN, max_length=700)]
# Of a consolidated code, and of an article of it, as the open data of law (LEGI) write them.
CODE_PATTERN = r"^LEGITEXT[0-9]{12}$"
ARTICLE_PATTERN = r"^[A-Z]?[*]*[0-9][0-9A-Za-z -]{0,30}$"
CodeId = Annotated[str, StringConstraints(pattern=CODE_PATTERN)]
ArticleNumber = Annotated[str, StringConstraints(pattern=ARTICLE_PATTERN)]
_ID = StringConstraints(pattern=SLUG_PATTERN, max_length=SLUG_LONGEST)
SourceRef = Annotated[str, _ID, Role(Kind.SOURCE)]
ContactRef = Annotated[str, _ID, Role(Kind.CONTACT)]
SheetRef = Annotated[str, _ID, Role(Kind.SHEET)]
ReminderRef = Annotated[str, _ID, Role(Kind.REMINDER)]
PassageRef = Annotated[str, _ID, Role(Kind.PASSAGE)]
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
