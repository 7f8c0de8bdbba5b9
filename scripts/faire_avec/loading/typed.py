"""Plain data to typed models; pydantic's errors become French problems."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from faire_avec.language.fold import slugify
from faire_avec.language.suggest import closest
from faire_avec.loading import codes
from faire_avec.loading.nodes import Document
from faire_avec.model.base import Shorthand
from faire_avec.model.introspect import Location, field_at, model_at, nested_models
from faire_avec.model.relations import RELATIONS
from faire_avec.model.types import MILESTONE_PATTERN, Kind, Role
from faire_avec.problems import Problem, Rule

ModelT = TypeVar("ModelT", bound=BaseModel)


def build(
    model: type[ModelT], document: Document, location: Location = ()
) -> ModelT | list[Problem]:
    """Validate the data found at ``location`` of a document.

    Args:
        model: what the data should be.
        document: where it comes from.
        location: where the data stands in the document; the root when empty.

    Returns:
        The model, or every problem of the data.
    """
    data = document.data
    for part in location:
        data = data[part]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        details = error.errors(include_url=False)
    found = [
        _problem(model, document, location, detail, near=rank < _MOST_SUGGESTIONS)
        for rank, detail in enumerate(details)
    ]
    return _without_misspelt(found, details)


# Names pydantic adds to the location of a value that may be an id or a block.
_TAGS = ("identifiant", "bloc")
# Past that, the file is not a sheet with misspelt words: looking for them would only take time.
_MOST_SUGGESTIONS = 200


def _problem(
    model: type[BaseModel], document: Document, base: Location, detail: Any, *, near: bool
) -> Problem:
    kind: str = detail["type"]
    *path, last = detail["loc"] or ("",)
    if path and last in _TAGS and kind not in ("missing", "extra_forbidden"):
        *path, last = path
    location: Location = (*(part for part in path if part not in _TAGS), last)
    rule, message, suggestion = _french(model, base, location, kind, detail, near)
    line, column = document.position((*base, *location), of_key=kind == "extra_forbidden")
    return Problem(document.path, line, column, rule, message, suggestion)


def _without_misspelt(problems: list[Problem], details: Any) -> list[Problem]:
    """Drop « il manque X » when a misspelt X stands beside: one mistake, one message."""
    misspelt = {
        (tuple(detail["loc"][:-1]), problem.suggestion)
        for problem, detail in zip(problems, details, strict=True)
        if detail["type"] == "extra_forbidden" and problem.suggestion
    }
    return [
        problem
        for problem, detail in zip(problems, details, strict=True)
        if detail["type"] != "missing"
        or (tuple(detail["loc"][:-1]), detail["loc"][-1]) not in misspelt
    ]


def _name(location: Location) -> str:
    """The last named field of a location."""
    names = [part for part in location if isinstance(part, str)]
    return names[-1] if names else "fiche"


def _quoted(values: Any) -> str:
    return ", ".join(f"«{value}»" for value in values)


def _shape(value: Any) -> str:
    if value is None:
        return "est vide"
    if isinstance(value, list):
        return "est une liste"
    if isinstance(value, dict):
        return "est un bloc de champs"
    return "est un texte"


def _french(
    model: type[BaseModel], base: Location, location: Location, kind: str, detail: Any, near: bool
) -> tuple[Rule, str, str | None]:
    name = _name(location)
    place = _place((*base, *(part for part in location if part != "")))
    context = detail.get("ctx", {})
    value = detail.get("input")
    if kind == "missing":
        return codes.MISSING, f"il manque «{name}»{_inside((*base, *location[:-1]))}", None
    if kind == "extra_forbidden":
        return _unknown(model, base, location, name, near)
    if kind in ("string_type", "list_type", "model_type", "model_attributes_type", "dict_type"):
        nested = model_at(model, location) if location[0] != "" else None
        either = nested is not None and issubclass(nested, Shorthand)
        return codes.WRONG_SHAPE, _wrong_shape(place, kind, value, either), None
    if value is None and kind in _NOT_EMPTY:
        return codes.WRONG_SHAPE, f"«{name}» est vide : donnez {_NOT_EMPTY[kind]}", None
    if kind in ("literal_error", "enum"):
        words = [word.strip("'") for word in context["expected"].replace(" or ", ", ").split(", ")]
        return (
            codes.NOT_IN_LIST,
            f"{_refused(value, name)} : écrivez {_quoted(words)}",
            _suggested(value, words),
        )
    if kind == "string_too_long":
        return (
            codes.LENGTH,
            f"{place} a {len(value.strip())} signes, la limite est de {context['max_length']}",
            None,
        )
    if kind == "string_too_short":
        return codes.LENGTH, f"{place.removesuffix(',')} est vide", None
    if kind == "too_short":
        least = context["min_length"]
        items = "un élément" if least == 1 else f"{least} éléments"
        return codes.LENGTH, f"«{name}» doit compter au moins {items}", None
    if kind == "too_long":
        return (
            codes.LENGTH,
            f"«{name}» compte {context['actual_length']} éléments, la limite est de "
            f"{context['max_length']}",
            None,
        )
    if kind in ("date_iso", "date_type"):
        return (
            codes.DATE,
            f"{_said(value)} n'est pas une date pour «{name}» : écrivez AAAA-MM-JJ, "
            "par exemple 2026-11-21",
            None,
        )
    if kind == "date_partielle":
        return (
            codes.DATE,
            f"{_said(value)} n'est pas une date pour «{name}» : écrivez AAAA, AAAA-MM ou "
            "AAAA-MM-JJ",
            None,
        )
    if kind in ("oui_non", "bool_type", "bool_parsing"):
        return (
            codes.YES_NO,
            f"«{name}» attend oui ou non, pas {_said(value)}",
            _suggested(value, ("oui", "non")),
        )
    if kind in ("nombre_entier", "int_type", "int_parsing"):
        outside = isinstance(value, str) and re.fullmatch(r"-?(?:0|[1-9][0-9]*)", value)
        wanted = "un nombre entier de 1 à 99999" if outside else "un nombre entier"
        return codes.NUMBER, f"«{name}» attend {wanted}, pas {_said(value)}", None
    if kind == "passage_incomplet":
        return codes.MISSING, f"ce passage ne prouve rien : {detail['msg']}", None
    if kind == "string_pattern_mismatch":
        return _pattern(model, location, place, value)
    return codes.INVALID, f"la valeur de «{name}» n'est pas acceptée", None


def _inside(location: Location) -> str:
    names = [part for part in location if isinstance(part, str)]
    if not names:
        return ""
    rank = location[-1]
    return f" dans «{names[-1]}»" + (f", élément {rank + 1}" if isinstance(rank, int) else "")


def _unknown(
    model: type[BaseModel], base: Location, location: Location, name: str, near: bool
) -> tuple[Rule, str, str | None]:
    owner = model_at(model, location[:-1])
    known = list(owner.model_fields) if owner else []
    where = _inside((*base, *location[:-1])) or " de cette fiche"
    message = f"«{name}» n'est pas un champ{where.replace(' dans ', ' de ')}"
    relation = RELATIONS.get(name)
    inside = _stated_inside(model).get(name) if len(location) == 1 else None
    if inside is not None:
        return codes.UNKNOWN, f"{message} : écrivez «{inside[1]}» dans «{inside[0]}»", None
    if relation is not None and len(location) == 1:
        return (
            codes.UNKNOWN,
            f"{message} : {relation.arrow} ; écrivez-la de ce côté-là, l'autre sens s'affiche "
            "tout seul",
            None,
        )
    return codes.UNKNOWN, message, closest(name, known) if near else None


# What to write where nothing stands, by kind of error.
_NOT_EMPTY = {
    "date_iso": "une date AAAA-MM-JJ",
    "date_type": "une date AAAA-MM-JJ",
    "oui_non": "oui ou non",
    "bool_type": "oui ou non",
    "int_type": "un nombre entier",
}


_ENGLISH = {"yes": "oui", "true": "oui", "no": "non", "false": "non"}


def _refused(value: Any, name: str) -> str:
    if value is None:
        return f"«{name}» est vide"
    return f"{_said(value)} n'est pas accepté pour «{name}»"


def _suggested(value: Any, words: Sequence[str]) -> str | None:
    if not isinstance(value, str):
        return None
    translated = _ENGLISH.get(value.lower())
    return translated if translated in words else closest(value, words)


@cache
def _stated_inside(model: type[BaseModel]) -> dict[str, tuple[str, str]]:
    """The block and the field that state each relation which has no field of its own."""
    stated: dict[str, tuple[str, str]] = {}
    for outer, field in model.model_fields.items():
        for nested in nested_models(field.annotation):
            for inner, found in nested.model_fields.items():
                for item in _metadata(found):
                    if (relation := getattr(item, "relation", None)) is not None:
                        stated.setdefault(relation, (outer, inner))
    return stated


def _place(location: Location) -> str:
    """The last named field of a location, with the rank of the entry when it is in a list."""
    rank = location[-1] if location else ""
    return f"«{_name(location)}»" + (f", élément {rank + 1}," if isinstance(rank, int) else "")


def _wrong_shape(name: str, kind: str, value: Any, either: bool) -> str:
    wanted = {
        "string_type": "un texte",
        "list_type": "une liste (un tiret par ligne, ou entre crochets)",
    }.get(kind, f"{'un texte ou ' * either}un bloc de champs décalés de deux espaces")
    if value is None:
        return f"{name} est vide : donnez {wanted}, ou retirez la ligne"
    hint = ""
    if kind == "string_type" and isinstance(value, dict):
        hint = " ; si le texte contient un deux-points, entourez-le de guillemets"
    if "un texte" in wanted and isinstance(value, list) and _is_link(value):
        hint = " ; un texte qui commence par un lien [[…]] s'entoure de guillemets"
    if kind == "list_type" and isinstance(value, str) and value.startswith("-"):
        hint = " ; après le tiret, il faut une espace"
    return f"{name} {_shape(value)}, il faut {wanted}{hint}"


def _is_link(value: list[Any]) -> bool:
    """Whether ``[[id]]`` was read as a list in a list."""
    return len(value) == 1 and isinstance(value[0], list) and len(value[0]) == 1


def _said(value: Any) -> str:
    """What the author wrote: the text itself, or the form it has."""
    return f"«{_shorten(value)}»" if isinstance(value, str) else _shorten(value)


def _shorten(value: Any) -> str:
    text = value if isinstance(value, str) else _shape(value).removeprefix("est ")
    return text if len(text) <= 40 else text[:37] + "…"


# Texts of a passage that have a form of their own.
_WRITTEN = {
    "empreinte": "une empreinte : faites-la avec «faire-avec empreinte»",
    "code": "le numéro d'un code : LEGITEXT suivi de douze chiffres",
    "article": "un numéro d'article : sans espace ni point, «L112-8»",
}


def _pattern(
    model: type[BaseModel], location: Location, place: str, value: Any
) -> tuple[Rule, str, str | None]:
    name = _name(location)
    field = field_at(model, location)
    pattern = str(value)
    role = next(
        (item for item in _metadata(field) if isinstance(item, Role)), None
    )
    if role is not None and role.kind is Kind.URL:
        started = re.match(r"https?://", pattern)
        wanted = "pas d'espace, de chevron ni de guillemet" if started else (
            "elle commence par https://"
        )
        return (
            codes.BAD_URL,
            f"«{_shorten(pattern)}» n'est pas une adresse : {wanted}",
            None,
        )
    if any(getattr(item, "pattern", None) == MILESTONE_PATTERN for item in _metadata(field)):
        return (
            codes.DATE,
            f"«{_shorten(pattern)}» n'est pas un jour pour «{name}» : 15 (chaque mois), 09-01 "
            "(chaque année) ou 2026-12-31 (une fois)",
            None,
        )
    if name in _WRITTEN:
        return codes.WRONG_SHAPE, f"«{_shorten(pattern)}» n'est pas {_WRITTEN[name]}", None
    if "\n" in pattern and (role is None or role.kind in (Kind.LINE, Kind.EMAIL, Kind.PHONE)):
        return codes.ONE_LINE, f"{place} tient sur une seule ligne", None
    return (
        codes.BAD_ID,
        f"«{_shorten(pattern)}» n'est pas un identifiant pour «{name}» : minuscules sans accent, "
        "chiffres et tirets",
        _slug_of(pattern),
    )


def _metadata(field: Any) -> list[Any]:
    if field is None:
        return []
    found: list[Any] = list(field.metadata)
    stack = [field.annotation]
    while stack:
        annotation = stack.pop()
        found += list(getattr(annotation, "__metadata__", ()))
        stack += list(getattr(annotation, "__args__", ()))
        origin = getattr(annotation, "__origin__", None)
        if origin is not None and hasattr(annotation, "__metadata__"):
            stack.append(origin)
    return found


def _slug_of(text: str) -> str | None:
    """The identifier that was probably meant, also by a path or a file name."""
    slug = slugify(text.strip("/").rsplit("/", 1)[-1].removesuffix(".yml"))
    meant = slug != text and len(slug) <= 60 and re.search("[a-z]", slug)
    return slug if meant else None
