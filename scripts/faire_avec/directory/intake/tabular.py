"""Bytes of a file to rows of text: encoding, separator, header, quotes. No cell is interpreted."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from faire_avec.directory.intake.remarks import Kind, Remarks
from faire_avec.language.fold import words

SEPARATORS = (";", ",", "\t", "|")
MAX_BYTES = 300_000_000
# No honest text is longer: beyond, a quote has swallowed other rows, or somebody plays.
MAX_CELL = 10_000
# A header is looked for in the first lines: some exports have a title above it.
_TITLE_LINES = 10
# A quote never closed swallows the rest: reading starts again one line below, this many times.
_PATIENCE = 50
_END = "\ue000fin"
_KINDS = (
    (b"PK\x03\x04", "c'est un classeur de tableur : ouvrez-le, puis enregistrez-le en CSV UTF-8"),
    (b"\xd0\xcf\x11\xe0", "c'est un vieux classeur de tableur : enregistrez-le en CSV UTF-8"),
    (b"%PDF", "c'est un PDF : demandez le fichier CSV"),
    (b"\x1f\x8b", "le fichier est compressé : décompressez-le d'abord"),
    (b"<", "c'est une page web ou du XML, pas un CSV : l'adresse de téléchargement a sans doute "
     "changé"),
    (b"{", "c'est du JSON : demandez le fichier CSV"),
    (b"[", "c'est du JSON : demandez le fichier CSV"),
)


class Unreadable(Exception):
    """No row can be had from the file; the message is French, without final dot."""


@dataclass(frozen=True)
class Row:
    """A row.

    Args:
        line: row of the file as a spreadsheet numbers it, from 1: a text on several lines is one.
        cells: text by column, spaces around taken off; empty cells are left out.
    """

    line: int
    cells: dict[str, str]


@dataclass
class Table:
    """What a file holds.

    Args:
        columns: names of the columns, as written.
        rows: rows that have as many cells as there are columns, or fewer.
        read: rows found, refused ones included; blank ones are not rows.
        encoding: how bytes were read, in French.
        separator: what parts the cells.
    """

    columns: list[str]
    rows: list[Row]
    read: int
    encoding: str
    separator: str


def decode(raw: bytes) -> tuple[str, str]:
    """The text, and the name of its encoding.

    A file with lines in UTF-8 and others in Windows-1252 is read line by line.

    Raises:
        Unreadable: when it is empty or not a text.
    """
    start = raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:4]
    for mark, said in _KINDS:
        if start.startswith(mark):
            raise Unreadable(said)
    if not start:
        raise Unreadable("le fichier est vide")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        try:
            return raw.decode("utf-16"), "UTF-16"
        except UnicodeDecodeError as error:
            raise Unreadable("le fichier commence comme de l'UTF-16 et n'en est pas") from error
    if raw.count(b"\x00", 0, 10_000) > 20:
        raise Unreadable("ce n'est pas un texte : demandez le fichier CSV")
    try:
        return raw.decode("utf-8-sig"), "UTF-8"
    except UnicodeDecodeError:
        pass
    lines = raw.removeprefix(b"\xef\xbb\xbf").split(b"\n")
    decoded = [_decode_line(line) for line in lines]
    mixed = any(utf and not text.isascii() for text, utf in decoded)
    return "\n".join(text for text, _ in decoded), (
        "UTF-8 et Windows-1252 mêlés" if mixed else "Windows-1252"
    )


def _decode_line(line: bytes) -> tuple[str, bool]:
    try:
        return line.decode("utf-8"), True
    except UnicodeDecodeError:
        try:
            return line.decode("cp1252"), False
        except UnicodeDecodeError:
            return line.decode("latin-1"), False


def column_key(name: str) -> str:
    """A name of column as it is compared: « Code postal » is « code_postal »."""
    return words(name).replace(" ", "_")


def read_table(raw: bytes, known: Callable[[str], bool], remarks: Remarks) -> Table:
    """Rows of a file.

    Args:
        raw: its bytes.
        known: whether a compared name of column is one of a format.
        remarks: where rows that cannot be read are told.

    Raises:
        Unreadable: when there is no header to be found.
    """
    text, encoding = decode(raw)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    place, separator, header = _header(lines, known)
    columns = _columns(header, place + 1, remarks)
    table = Table(columns, [], 0, encoding, separator)
    for line, cells in _rows(lines, place + 1, separator, remarks, table):
        _add(table, line, cells, remarks)
    return table


def _header(lines: list[str], known: Callable[[str], bool]) -> tuple[int, str, list[str]]:
    best: tuple[int, int, str, list[str]] = (0, 0, ";", [])
    for place, line in enumerate(lines[:_TITLE_LINES]):
        for separator in SEPARATORS:
            names = next(csv.reader([line], delimiter=separator), [])
            score = sum(known(column_key(name)) for name in names)
            if score > best[0]:
                best = (score, place, separator, names)
    score, place, separator, names = best
    if score < 2:
        raise Unreadable(
            "aucune ligne d'en-tête reconnue : la première ligne doit nommer les colonnes (nom, "
            "adresse, commune, code_postal…), séparées par « , » « ; » « | » ou une tabulation"
        )
    return place, separator, names


def _columns(header: list[str], line: int, remarks: Remarks) -> list[str]:
    columns: list[str] = []
    for place, name in enumerate(header, 1):
        name = " ".join(name.split()) or f"(colonne {place} sans nom)"
        if name in columns:
            remarks.say(line, name, Kind.ASIDE, "deux colonnes portent ce nom : la seconde est "
                        f"appelée «{name} ({place})»")
            name = f"{name} ({place})"
        columns.append(name)
    return columns


def _rows(
    lines: list[str], first: int, separator: str, remarks: Remarks, table: Table
) -> Iterator[tuple[int, list[str]]]:
    """Rows below the header, numbered; a quote never closed costs its own line only.

    Left to itself, the library would put such a line and the next ones in one cell. It is read
    strictly; a line that it refuses is read alone, and reading starts again below.
    """
    start, number, patience = first, first, _PATIENCE
    while start < len(lines) and patience:
        reader = csv.reader(
            (f"{lines[place]}\n" if place < len(lines) else _END
             for place in range(start, len(lines) + 1)),
            delimiter=separator, strict=True,
        )
        before = start
        try:
            for cells in reader:
                if cells == [_END]:
                    return
                number += 1
                yield number, cells
                before = start + reader.line_num
            return
        except csv.Error:
            # A quote that swallows the end of the file is dear: each makes it read once more.
            patience -= start + reader.line_num > len(lines)
        number += 1
        alone = list(csv.reader([f"{lines[before]}\n", _END], delimiter=separator))
        if len(alone) == 2 and len(alone[0]) == len(table.columns):
            yield number, alone[0]
        else:
            remarks.say(number, "", Kind.REFUSED,
                        "un guillemet s'ouvre et ne se referme pas : fermez-le, ou doublez-le")
            table.read += 1
        start = before + 1
    for line in lines[start:]:
        number += 1
        if line.strip(f"{separator} \""):
            remarks.say(number, "", Kind.REFUSED,
                        "trop de guillemets jamais refermés plus haut : corrigez-les d'abord")
            table.read += 1


def _add(table: Table, line: int, cells: list[str], remarks: Remarks) -> None:
    kept = [cell.replace("\x00", "").strip() for cell in cells]
    if not any(kept):
        return
    table.read += 1
    extra = [cell for cell in kept[len(table.columns):] if cell]
    if extra:
        remarks.say(line, "", Kind.REFUSED,
                    f"{len(kept)} cellules pour {len(table.columns)} colonnes : un texte contient "
                    f"sans doute «{table.separator}» sans être entre guillemets")
        return
    for column, cell in zip(table.columns, kept, strict=False):
        if len(cell) > MAX_CELL:
            remarks.say(line, column, Kind.LOST, f"texte de {len(cell)} signes coupé à {MAX_CELL}")
    named = zip(table.columns, (cell[:MAX_CELL] for cell in kept), strict=False)
    table.rows.append(Row(line, {column: cell for column, cell in named if cell}))


def as_csv(columns: list[str], rows: list[list[str]], separator: str = ",") -> str:
    """Rows as the standard writes them: everything between quotes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
