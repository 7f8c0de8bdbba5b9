"""``donnees/lieux/``: one file of places a département, one line a place, and their sources.

``16.jsonl`` holds the places of the Charente, in the order of their ids, empty fields left out;
``sources.json`` says which files they come from. Nobody types them: « faire-avec importer-lieux »
does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from faire_avec.directory.lieu import Lieu, SourceDesLieux
from faire_avec.directory.territory import Department, departments
from faire_avec.loading.codes import DIRECTORY
from faire_avec.machine.disk import TooBig, read_plain, reason, replace
from faire_avec.problems import Problem

FOLDER = Path("donnees") / "lieux"
SOURCES = "sources.json"
MAX_BYTES = 100_000_000
_FILE = re.compile(r"(\d\d|2[AB]|9[78]\d)\.jsonl")
_SOURCES = TypeAdapter(list[SourceDesLieux])
_PLACES = TypeAdapter(Lieu)
_REASONS = {
    "missing": "ce champ manque",
    "extra_forbidden": "ce champ n'existe pas",
    "code_inconnu": "ce n'est pas un code connu",
    "json_invalid": "ce n'est pas du JSON",
}


@dataclass(frozen=True)
class LocalPlaces:
    """Places of one département.

    Args:
        department: which one.
        places: its places, in the order of ids.
    """

    department: Department
    places: tuple[Lieu, ...]

    @cached_property
    def by_commune(self) -> Mapping[str, tuple[Lieu, ...]]:
        """Places by Insee code of their commune, in the order of codes; « » when unknown."""
        groups: dict[str, list[Lieu]] = {}
        for place in self.places:
            groups.setdefault(place.commune or "", []).append(place)
        return {code: tuple(groups[code]) for code in sorted(groups)}

    @cached_property
    def groups(self) -> tuple[tuple[Lieu, ...], ...]:
        """The same places, those that seem to be one put together, most recent first."""
        found: dict[str, list[Lieu]] = {}
        for place in self.places:
            found.setdefault(place.groupe or place.id, []).append(place)
        return tuple(tuple(sorted(group, key=_oldness)) for group in found.values())


def _oldness(place: Lieu) -> tuple[int, str]:
    return (-place.maj.toordinal() if place.maj else 1, place.id)


@dataclass(frozen=True)
class Directory:
    """Every imported place.

    Args:
        sources: files they come from, by id, in the order of ids.
        departments: by code of département, in the order of codes.
    """

    sources: Mapping[str, SourceDesLieux] = field(default_factory=dict)
    departments: Mapping[str, LocalPlaces] = field(default_factory=dict)

    def __len__(self) -> int:
        return sum(len(local.places) for local in self.departments.values())

    @property
    def places(self) -> Iterable[Lieu]:
        return (place for local in self.departments.values() for place in local.places)

    def source(self, place: Lieu) -> SourceDesLieux | None:
        """The file a place comes from; None when the list of sources lost it."""
        return self.sources.get(place.origine.source)


def read_directory(folder: Path) -> tuple[Directory, list[Problem]]:
    """Read the imported places.

    Args:
        folder: ``donnees/lieux`` of the project; no folder means no place.

    Returns:
        The places that could be read, and a problem, with file and line, for each that could not.
    """
    if not folder.is_dir():
        return Directory(), []
    problems: list[Problem] = []
    sources = _read_sources(folder / SOURCES, problems)
    found: dict[str, LocalPlaces] = {}
    for path in sorted(folder.glob("*.jsonl")):
        match = _FILE.fullmatch(path.name)
        department = departments().get(match[1]) if match else None
        if department is None:
            problems.append(_problem(path, 1, "le nom du fichier n'est pas le code d'un "
                                     "département : relancez «faire-avec importer-lieux»"))
            continue
        places = _read_places(path, sources, problems)
        if places:
            found[department.code] = LocalPlaces(department, tuple(places))
    return Directory(sources, found), problems


def _problem(path: Path, line: int, message: str, column: int = 1) -> Problem:
    return Problem((FOLDER / path.name).as_posix(), line, column, DIRECTORY, message)


def _text(path: Path, problems: list[Problem]) -> str:
    try:
        return read_plain(path, MAX_BYTES).decode("utf-8")
    except TooBig as big:
        problems.append(_problem(path, 1, f"{big.size // 1_000_000} Mo : la limite est de "
                                 f"{MAX_BYTES // 1_000_000} Mo"))
    except UnicodeDecodeError as error:
        problems.append(_problem(path, error.object[:error.start].count(b"\n") + 1,
                                 "un caractère n'est pas en UTF-8 : refaites l'import"))
    except OSError as error:
        problems.append(_problem(path, 1, reason(error)))
    return ""


def _said(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    why = _REASONS.get(first["type"], "la valeur n'est pas acceptée")
    return f"«{where}» : {why}" if where else why


def _read_sources(path: Path, problems: list[Problem]) -> dict[str, SourceDesLieux]:
    if not path.is_file():
        return {}
    text = _text(path, problems)
    if not text:
        return {}
    try:
        return {source.id: source for source in sorted(_SOURCES.validate_json(text),
                                                       key=lambda source: source.id)}
    except ValidationError as error:
        problems.append(_problem(path, 1, f"{_said(error)} ; refaites l'import"))
        return {}


def _read_places(
    path: Path, sources: Mapping[str, SourceDesLieux], problems: list[Problem]
) -> list[Lieu]:
    places: dict[str, Lieu] = {}
    for number, line in enumerate(_text(path, problems).split("\n"), 1):
        if not line:
            continue
        try:
            place = _PLACES.validate_json(line)
        except ValidationError as error:
            problems.append(_problem(path, number, f"{_said(error)} ; refaites l'import"))
            continue
        if place.id in places:
            problems.append(_problem(path, number, f"l'identifiant «{place.id}» est déjà pris "
                                     "plus haut : refaites l'import"))
        elif place.origine.source not in sources:
            problems.append(_problem(path, number, f"la source «{place.origine.source}» n'est "
                                     f"pas dans {SOURCES} : refaites l'import"))
        else:
            places[place.id] = place
    return [places[id] for id in sorted(places)]


def write_directory(
    folder: Path, sources: Sequence[SourceDesLieux], places: Mapping[str, Sequence[Lieu]]
) -> None:
    """Write the whole folder: same places, same bytes. Files of départements left empty go.

    Args:
        folder: ``donnees/lieux`` of the project; made when it is not there.
        sources: files the places come from.
        places: places by code of département.

    Raises:
        OSError: when a file cannot be written; each file is whole, old or new.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {code: rows for code, rows in places.items() if rows}
    # The sources first: a place without its source would be refused.
    ordered = sorted(sources, key=lambda source: source.id)
    replace(folder / SOURCES,
            _SOURCES.dump_json(ordered, indent=2, exclude_none=True).decode() + "\n")
    for code, rows in sorted(wanted.items()):
        lines = (_line(place) for place in sorted(rows, key=lambda place: place.id))
        replace(folder / f"{code}.jsonl", "".join(lines))
    for path in folder.glob("*.jsonl"):
        if _FILE.fullmatch(path.name) and path.stem not in wanted:
            path.unlink()


def _line(place: Lieu) -> str:
    return place.model_dump_json(exclude_defaults=True) + "\n"
