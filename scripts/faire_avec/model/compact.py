"""The models as plain data, small enough for a page: what the form in the site is made from."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from pydantic import BaseModel

from faire_avec.model import SheetType
from faire_avec.model.base import Fait, Fiche, Shorthand
from faire_avec.model.describe import FieldDoc, Shape, describe
from faire_avec.model.types import MILESTONE_PATTERN, Kind

Compact = dict[str, Any]


def compact(sheet_type: SheetType) -> Compact:
    """A sheet type and every block it holds, as JSON-ready data in French.

    Keys: ``racine`` names the block of the sheet itself; ``blocs`` gives, for each block, its
    help, the field a bare text stands for (``texte_seul``) and its ``champs``. A field has
    ``nom``, ``titre``, ``aide``, ``requis``, ``forme``, and where it applies ``defaut`` and
    ``preuve`` (it proves what the block states).
    """
    blocks = {model.__name__: _block(model) for model in _models(sheet_type.model)}
    return {
        "version": 1,
        "type": sheet_type.name,
        "libelle": sheet_type.label,
        "dossier": sheet_type.folder,
        "racine": sheet_type.model.__name__,
        "blocs": blocks,
    }


def _models(root: type[BaseModel]) -> Iterator[type[BaseModel]]:
    met = [root]
    for model in met:  # grows while blocks of blocks are found
        yield model
        for doc in describe(model):
            shape = doc.shape
            while shape.item is not None:
                shape = shape.item
            if shape.model is not None and shape.model not in met:
                met.append(shape.model)


def _block(model: type[BaseModel]) -> Compact:
    docs = list(describe(model))
    if not issubclass(model, Fiche):
        # What is stated, then what proves it.
        docs.sort(key=lambda doc: doc.name in Fait.model_fields)
    found: Compact = {
        "aide": (model.__doc__ or "").strip().splitlines()[0],
        "champs": [_field(doc) for doc in docs],
    }
    if issubclass(model, Shorthand):
        found["texte_seul"] = model.shorthand
    return found


def _field(doc: FieldDoc) -> Compact:
    found = {
        "nom": doc.name, "titre": doc.title, "aide": doc.description, "requis": doc.required,
        "forme": _form(doc.shape),
    }
    if isinstance(doc.default, bool):
        found["defaut"] = "oui" if doc.default else "non"
    elif isinstance(doc.default, str):
        found["defaut"] = doc.default
    if doc.name in Fait.model_fields:
        found["preuve"] = True
    return found


def _form(shape: Shape) -> Compact:
    found = _bare_form(shape)
    if shape.nullable:
        found["vide"] = True
    return found


def _bare_form(shape: Shape) -> Compact:
    if shape.item is not None:
        return _present(genre="liste", de=_form(shape.item), min=shape.shortest, max=shape.longest)
    if shape.model is not None and shape.text is not None:
        return {"genre": "texte-ou-bloc", "texte": _form(shape.text), "bloc": shape.model.__name__}
    if shape.model is not None:
        return {"genre": "bloc", "bloc": shape.model.__name__}
    if shape.choices:
        return {"genre": "choix", "mots": list(shape.choices)}
    if shape.type is date:
        return {"genre": "date-partielle" if shape.pattern else "date"}
    if shape.type in (bool, int):
        return {"genre": "oui-non" if shape.type is bool else "nombre"}
    if shape.pattern == MILESTONE_PATTERN:
        return {"genre": "texte", "motif": shape.pattern, "role": "jour"}
    role = shape.role
    found = _present(genre="texte", min=shape.shortest, max=shape.longest, motif=shape.pattern)
    found["role"] = role.kind.value if role else "identifiant"
    if role is not None and role.kind is Kind.TERM:
        found["vocabulaire"] = role.vocabulary
    if role is not None and role.cited:
        found["citee"] = True
    if role is not None and role.targets:
        found["cibles"] = list(role.targets)
    return found


def _present(**values: Any) -> Compact:
    return {name: value for name, value in values.items() if value is not None}
