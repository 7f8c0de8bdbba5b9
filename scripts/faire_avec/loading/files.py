"""Which files are sheets, and their text: size, encoding, links and names are checked here."""

from __future__ import annotations

import errno
import os
import re
from dataclasses import dataclass
from pathlib import Path

from faire_avec.language.fold import slugify
from faire_avec.language.suggest import closest
from faire_avec.loading import codes
from faire_avec.machine.disk import NotPlain, TooBig, read_plain
from faire_avec.model import TYPES_BY_FOLDER, SheetType
from faire_avec.model.tables import TABLES
from faire_avec.model.types import SLUG_PATTERN
from faire_avec.problems import Problem, Rule

MAX_SHEET_BYTES = 200_000
MAX_TABLE_BYTES = 2_000_000
# Tables that are not a plain mapping of ids to blocks.
OTHER_TABLES = ("vocabulaires", "synonymes")

LINK = "lien symbolique refusé : copiez le fichier lui-même"
NOT_A_FILE = "ce n'est pas un fichier ordinaire : supprimez-le"


@dataclass(frozen=True)
class SheetFile:
    """A file that should hold one sheet.

    Args:
        path: where it is.
        shown: how it is named to the author.
        id: file name without its ending.
        type: sheet type of its folder.
    """

    path: Path
    shown: str
    id: str
    type: SheetType


@dataclass(frozen=True)
class Listing:
    """What a folder of sheets holds."""

    sheets: tuple[SheetFile, ...]
    tables: dict[str, Path]
    problems: tuple[Problem, ...]


def shown_path(path: Path, folder: Path) -> str:
    """The path as the author would type it: starting with the sheets' folder name."""
    return (Path(folder.name) / path.relative_to(folder)).as_posix()


def _problem(shown: str, rule: Rule, message: str, suggestion: str | None = None) -> Problem:
    return Problem(shown, 1, 1, rule, message, suggestion)


def table_names() -> tuple[str, ...]:
    """Names of the shared tables, without their ending."""
    return (*TABLES, *OTHER_TABLES)


def list_files(folder: Path) -> Listing:
    """List the sheets and tables of a folder, in a stable order.

    Args:
        folder: the sheets' folder.

    Raises:
        FileNotFoundError: when the folder does not exist.
    """
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    sheets: list[SheetFile] = []
    tables: dict[str, Path] = {}
    problems: list[Problem] = []
    for entry in sorted(os.scandir(folder), key=lambda item: item.name):
        path = Path(entry.path)
        shown = shown_path(path, folder)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            problems.append(_problem(shown, codes.OUTSIDE, LINK))
        elif entry.is_dir():
            list_folder(folder, path, sheets, problems)
        elif path.suffix == ".yml" and path.stem in table_names():
            tables[path.stem] = path
        elif path.suffix in (".yml", ".yaml"):
            problems.append(
                _problem(
                    shown, codes.FILE_NAME,
                    f"«{entry.name}» n'est pas une table commune : une fiche va dans le dossier "
                    f"de son type ({', '.join(TYPES_BY_FOLDER)})",
                    f"{near}.yml" if (near := closest(path.stem, table_names())) else None,
                )
            )
    return Listing(tuple(sheets), tables, tuple(problems))


def list_folder(
    folder: Path, subfolder: Path, sheets: list[SheetFile], problems: list[Problem]
) -> None:
    """List the sheets of the folder of one type.

    Args:
        folder: the folder of all of them.
        subfolder: that of the type.
        sheets, problems: completed with what is met.
    """
    sheet_type = TYPES_BY_FOLDER.get(subfolder.name)
    if sheet_type is None:
        problems.append(
            _problem(
                shown_path(subfolder, folder), codes.FILE_NAME,
                f"«{subfolder.name}» n'est pas un dossier de fiches "
                f"({', '.join(TYPES_BY_FOLDER)})",
                closest(subfolder.name, TYPES_BY_FOLDER),
            )
        )
        return
    try:
        entries = sorted(os.scandir(subfolder), key=lambda item: item.name)
    except OSError:
        problems.append(
            _problem(shown_path(subfolder, folder), codes.OUTSIDE,
                     "le dossier ne s'ouvre pas : vérifiez ses droits")
        )
        return
    for entry in entries:
        path = Path(entry.path)
        shown = shown_path(path, folder)
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            problems.append(_problem(shown, codes.OUTSIDE, LINK))
        elif entry.is_dir():
            problems.append(
                _problem(shown, codes.FILE_NAME, "pas de sous-dossier ici : les fiches d'un type "
                         "sont côte à côte")
            )
        elif path.suffix != ".yml":
            problems.append(
                _problem(shown, codes.FILE_NAME, f"«{entry.name}» doit se terminer par .yml",
                         f"{slugify(entry.name.split('.')[0])}.yml")
            )
        elif not re.fullmatch(SLUG_PATTERN, path.stem) or len(path.stem) > 60:
            problems.append(
                _problem(
                    shown, codes.FILE_NAME,
                    f"«{path.stem}» n'est pas un identifiant : minuscules sans accent, chiffres, "
                    "tirets, 60 signes au plus",
                    f"{slugify(path.stem)}.yml" if slugify(path.stem) else None,
                )
            )
        else:
            sheets.append(SheetFile(path, shown, path.stem, sheet_type))


def read_text(path: Path, shown: str, max_bytes: int) -> str | Problem:
    """Read a UTF-8 file, or say in a problem why it cannot be read.

    Args:
        path: the file.
        shown: its name for the author.
        max_bytes: size limit, in bytes.
    """
    try:
        raw = read_plain(path, max_bytes)
    except TooBig as big:
        return _problem(
            shown, codes.TOO_BIG,
            f"{big.size // 1000} ko : la limite est de {max_bytes // 1000} ko",
        )
    except NotPlain:
        return _problem(shown, codes.OUTSIDE, NOT_A_FILE)
    except OSError as error:
        linked = error.errno == errno.ELOOP
        return _problem(shown, codes.OUTSIDE, LINK if linked else
                        "le fichier ne s'ouvre pas : vérifiez ses droits")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        return Problem(
            shown, line, column, codes.ENCODING,
            "un caractère n'est pas en UTF-8 : enregistrez le fichier en UTF-8",
        )
