"""Sheets and tables whose every field is filled, each text made by the caller."""

from __future__ import annotations

import itertools
import json
import types
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic import BaseModel, StringConstraints

from faire_avec.model import SHEET_TYPES
from faire_avec.model.introspect import unwrap
from faire_avec.model.tables import TABLES, VOCABULARIES, Terme
from faire_avec.model.types import (
    ARTICLE_PATTERN,
    CODE_PATTERN,
    DOI_PATTERN,
    FINGERPRINT_PATTERN,
    MILESTONE_PATTERN,
    RANGE_PATTERN,
    Kind,
    Role,
)
from samples import DOSSIERS
from strategies import REFERENCES, WORDS

# Makes a text of at most so many signs.
Writer = Callable[[int], str]
_KEYS = {"domaines": "caf.fr", "liens-ignores": "https://www.caf.fr/page",
         "contacts": "une-ligne", "sources": "une-source", "textes": "un-texte",
         "rappels": "un-rappel", "hors-fiches": "mot", "passages": "un-passage"}
# Texts that have a form of their own.
_FORMED = {
    MILESTONE_PATTERN: "09-01",
    FINGERPRINT_PATTERN: "1 9. 2 abcdefgh abcdefgh",
    CODE_PATTERN: "LEGITEXT000031366350",
    ARTICLE_PATTERN: "L112-8",
    RANGE_PATTERN: "57-65",
    DOI_PATTERN: "10.4000/exemple.1",
}


class Filler:
    """Fills models.

    Args:
        write: makes the texts.
        last: whether fields with a choice of words take the last one instead of the first.
    """

    def __init__(self, write: Writer, *, last: bool = False) -> None:
        self._write = write
        self._last = last
        self._ranks = itertools.count(1)

    def model(self, model: type[BaseModel]) -> dict[str, Any]:
        """Data for every field of a model."""
        return {
            name: self._value(field.annotation, tuple(field.metadata))
            for name, field in model.model_fields.items()
        }

    def _value(self, annotation: Any, metadata: tuple[Any, ...]) -> Any:
        annotation, extra = unwrap(annotation)
        metadata = (*metadata, *extra)
        origin = get_origin(annotation)
        if origin in (Union, types.UnionType):
            parts = [part for part in get_args(annotation) if part is not type(None)]
            return self._value(parts[-1], metadata)
        if origin is Literal:
            # The answers of a true-or-false question are two fixed words, not texts.
            words = [word for word in get_args(annotation) if word != "vrai-faux"]
            return words[-1 if self._last else 0]
        if origin is list:
            return self._list(get_args(annotation)[0], metadata)
        if annotation is date:
            return "2026-11-01"
        if annotation is bool:
            return "oui" if self._last else "non"
        if annotation is int:
            return "3"
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return self.model(annotation)
        assert annotation is str, annotation
        return self._text(metadata)

    def _list(self, item: Any, metadata: tuple[Any, ...]) -> list[Any]:
        """One entry of each kind the list accepts, two at least where two are wanted."""
        bare, extra = unwrap(item)
        kinds = [item]
        if get_origin(bare) in (Union, types.UnionType):
            kinds = list(get_args(bare))
        least = max([one.min_length for one in metadata if isinstance(one, MinLen)] or [1])
        kinds *= -(-least // len(kinds))
        return [self._value(kind, extra if kind is item else ()) for kind in kinds]

    def _text(self, metadata: tuple[Any, ...]) -> str:
        role = next((one for one in metadata if isinstance(one, Role)), None)
        limits = [one.max_length for one in metadata if isinstance(one, StringConstraints | MaxLen)]
        if role is None:
            if any(getattr(one, "func", None) for one in metadata):
                return "2026-10"
            for one in metadata:
                if getattr(one, "pattern", None) in _FORMED:
                    return _FORMED[one.pattern]
            return f"mot-{next(self._ranks)}"
        if role.kind in (Kind.LINE, Kind.PROSE):
            return self._write(min(limit for limit in limits if limit))
        if role.kind is Kind.TERM:
            return WORDS[role.vocabulary or ""][0]
        if role.kind is Kind.SHEET:
            return f"un-{role.targets[0] if role.targets else 'risque'}"
        if role.kind in (Kind.EMAIL, Kind.PHONE):
            return self._write(min(limit for limit in limits if limit))
        return REFERENCES[role.kind][0]


def every_field(write: Writer) -> dict[str, str]:
    """A folder of sheets: two of each type and every table, all fields filled (JSON is YAML)."""
    found: dict[str, Any] = {}
    for last in (False, True):
        for kind, sheet_type in SHEET_TYPES.items():
            filler = Filler(write, last=last)
            content = filler.model(sheet_type.model)
            content["anciens_ids"] = [f"ancien-{kind}-{int(last)}"]
            if kind == "decision":
                _lead(content)
            name = f"{'autre' if last else 'un'}-{kind}"
            found[f"{DOSSIERS[kind]}/{name}.yml"] = content
    for name, model in TABLES.items():
        entry = Filler(write).model(model)
        found[f"{name}.yml"] = {_KEYS[name]: entry}
        if name == "contacts":
            entry["numero"] = "32 30"
            found["contacts.yml"]["une-autre"] = Filler(write, last=True).model(model)
    found["vocabulaires.yml"] = {
        name: {word: Filler(write).model(Terme) | {"groupe": "mail"} for word in WORDS[name]}
        for name in VOCABULARIES
    }
    found["synonymes.yml"] = {"mot": [write(60)]}
    return {name: json.dumps(content, ensure_ascii=False) for name, content in found.items()}


def _lead(content: dict[str, Any]) -> None:
    """A decision with one question, whose answers lead to its ends."""
    content["questions"] = content["questions"][:1]
    for rank, answer in enumerate(content["questions"][0]["choix"]):
        answer.pop("question", None)
        answer["sortie"] = content["sorties"][rank % len(content["sorties"])]["id"]


def write_folder(folder: Path, files: dict[str, str]) -> Path:
    """Write a folder of sheets."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder
