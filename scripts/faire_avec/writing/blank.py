"""A new sheet, commented in French, that passes the checks as a draft."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

import yaml

from faire_avec.model import SheetType
from faire_avec.model.describe import FieldDoc, Shape, describe
from faire_avec.model.schema import FOLDER, Vocabularies, schema_name
from faire_avec.model.types import Kind

TO_FILL = "À compléter."
# Words that commit to nothing, preferred when a field must have one.
_CAREFUL = ("brouillon", "incertain", "inconnu", "a-verifier", "limitee")


class PlainDumper(yaml.SafeDumper):
    """Writes what looks like a date or a number as it stands."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[Any]]] = {}  # type: ignore[misc]

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Indent lists under their key."""
        return super().increase_indent(flow, False)


def blank_sheet(
    sheet_type: SheetType, title: str, vocabularies: Vocabularies, today: date,
    known: Mapping[str, Any] | None = None,
) -> str:
    """YAML of a new sheet.

    Args:
        sheet_type: its type.
        title: its title.
        vocabularies: words that controlled fields accept.
        today: date written as the date of evidence, to be corrected.
        known: values already known, by field; the other fields are left to fill in.
    """
    maker = _Maker(vocabularies, today)
    lines = [
        f"# yaml-language-server: $schema=../../{FOLDER}/{schema_name(sheet_type)}",
        f"# {sheet_type.label} : {sheet_type.question}",
        "# Remplacez chaque « À compléter ». Une ligne qui commence par # est facultative :",
        "# retirez le # pour l'utiliser, ou effacez-la.",
        "",
    ]
    for doc in describe(sheet_type.model):
        lines += _field_lines(doc, maker, {"titre": title, **(known or {})})
    return "\n".join(lines).rstrip() + "\n"


def _field_lines(doc: FieldDoc, maker: _Maker, known: Mapping[str, Any]) -> list[str]:
    value = known[doc.name] if doc.name in known else maker.value(doc)
    # Every scalar of a sheet is text: dates and numbers need no quotes here.
    text = yaml.dump(
        {doc.name: value}, Dumper=PlainDumper, allow_unicode=True, sort_keys=False, width=96,
        default_flow_style=False,
    ).rstrip()
    mark = "" if doc.required or doc.name in known else "# "
    return [
        *textwrap.wrap(
            f"{doc.title} : {doc.description}", 96, initial_indent="# ", subsequent_indent="# "
        ),
        *(f"{mark}{line}" for line in text.splitlines()),
        "",
    ]


class _Maker:
    """Makes a value that a field accepts."""

    def __init__(self, vocabularies: Vocabularies, today: date) -> None:
        self._vocabularies = vocabularies
        self._today = today

    def value(self, doc: FieldDoc) -> Any:
        if doc.examples:
            return doc.examples[0]
        return self._of(doc.shape)

    def _of(self, shape: Shape) -> Any:
        if shape.item is not None:
            return [self._of(shape.item)]
        if shape.choices:
            careful = (word for word in _CAREFUL if word in shape.choices)
            return next(careful, shape.choices[0])
        if shape.model is not None and shape.role is None:
            fields = describe(shape.model)
            return {doc.name: self.value(doc) for doc in fields if doc.required}
        if shape.type is date:
            return self._today.isoformat()
        if shape.type is bool:
            return "non"
        if shape.type is int:
            return "90"
        return self._text(shape)

    def _text(self, shape: Shape) -> str:
        role = shape.role
        if role is None:
            return "a-completer"
        if role.kind is Kind.TERM:
            return next(iter(self._vocabularies.get(role.vocabulary or "", {})), "a-completer")
        if role.kind is Kind.URL:
            return "https://"
        if role.kind in (Kind.SHEET, Kind.SOURCE, Kind.CONTACT, Kind.PASSAGE):
            return "identifiant"
        return TO_FILL
