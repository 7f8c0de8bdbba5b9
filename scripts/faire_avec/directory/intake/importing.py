"""Files of producers to ``donnees/lieux/``: read, put beside what is there, written at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from faire_avec.directory.donnees import Directory
from faire_avec.directory.intake.columns import Layout, is_known, layout_of
from faire_avec.directory.intake.likeness import with_ids
from faire_avec.directory.intake.remarks import Remarks
from faire_avec.directory.intake.rows import Reader, Wishes
from faire_avec.directory.intake.tabular import MAX_BYTES, Table, Unreadable, read_table
from faire_avec.directory.intake.whereabouts import finder
from faire_avec.directory.lieu import Lieu, SourceDesLieux
from faire_avec.directory.territory import Territory
from faire_avec.language.fold import slugify
from faire_avec.machine.disk import NotPlain, TooBig, read_plain, reason

NEEDED = ("nom", "adresse")
ANY_OF = ("commune", "code_postal", "code_insee")
FRANCE_SERVICES = "Agence nationale de la cohésion des territoires (France services)"
_DATE = re.compile(r"(20[12]\d)-?([01]\d)-?([0-3]\d)")


@dataclass(frozen=True)
class About:
    """What the command says of a file, since the file does not.

    Args:
        id: its id; from its name, dates left out, when None.
        producer: who publishes it; from its rows when None.
        day: its date; from its name when None.
        link: where it is found.
        licence: its licence.
    """

    id: str | None = None
    producer: str | None = None
    day: date | None = None
    link: str | None = None
    licence: str = "Licence Ouverte 2.0"


@dataclass
class Outcome:
    """What became of one file.

    Args:
        file: its name.
        source: what is kept of it; None when it could not be read.
        layout: its layout; None when it could not be read.
        table: its rows; None when it could not be read.
        places: what was kept, by département.
        remarks: everything there is to say.
        unreadable: why nothing could be read, in French.
    """

    file: str
    source: SourceDesLieux | None = None
    layout: Layout | None = None
    table: Table | None = None
    places: dict[str, list[Lieu]] = field(default_factory=dict)
    remarks: Remarks = field(default_factory=Remarks)
    unreadable: str | None = None


def source_id(file: str) -> str:
    """Id of a file, from its name without date: tomorrow's file replaces today's."""
    stem = _DATE.sub(" ", Path(file).name.rsplit(".", 1)[0])
    return slugify(re.sub(r"\b20[12]\d(?:[-_][01]\d)?\b", " ", stem))[:80].strip("-") or "lieux"


def date_in_name(file: str) -> date | None:
    """Whole date in the name of a file (« 20230711-charente »), if there is one."""
    for match in _DATE.finditer(Path(file).name):
        try:
            return date(*(int(part) for part in match.groups()))
        except ValueError:
            continue
    return None


def read_file(
    path: Path, about: About, table: Territory, today: date, *, keep_personal: bool = False
) -> Outcome:
    """Places of one file; a file that cannot be read is an outcome too.

    Args:
        path: the file.
        about: what the file does not say of itself.
        table: the communes.
        today: day of the import.
        keep_personal: keep what may be somebody's own.
    """
    try:
        raw = read_plain(path, MAX_BYTES)
    except TooBig as big:
        return Outcome(path.name, unreadable=f"{big.size // 1_000_000} Mo : la limite est de "
                       f"{MAX_BYTES // 1_000_000} Mo")
    except NotPlain:
        return Outcome(path.name, unreadable="ce n'est pas un fichier ordinaire")
    except OSError as error:
        return Outcome(path.name, unreadable=reason(error))
    return read_bytes(raw, path.name, about, table, today, keep_personal=keep_personal)


def read_bytes(
    raw: bytes, file: str, about: About, table: Territory, today: date, *,
    keep_personal: bool = False,
) -> Outcome:
    """The same, from the bytes of a file and its name."""
    outcome = Outcome(file)
    try:
        rows = read_table(raw, is_known, outcome.remarks)
        layout = layout_of(rows.columns)
        _check(layout)
    except Unreadable as why:
        outcome.unreadable = str(why)
        return outcome
    outcome.table, outcome.layout = rows, layout
    id = about.id or source_id(file)
    reader = Reader(layout, finder(table), Wishes(id, today, keep_personal), outcome.remarks)
    kept = 0
    for row in rows.rows:
        found = reader.place(row)
        if found is not None:
            department, place = found
            outcome.places.setdefault(department, []).append(place)
            kept += 1
    outcome.source = SourceDesLieux(
        id=id, fichier=file, producteur=about.producer or _producer(layout, outcome.places),
        date=about.day or date_in_name(file), lien=about.link, licence=about.licence,
        format=layout.format, lues=rows.read, gardees=kept, refusees=rows.read - kept,
        departements=sorted(outcome.places),
    )
    return outcome


def _check(layout: Layout) -> None:
    missing = [name for name in NEEDED if name not in layout.fields]
    if not any(name in layout.fields for name in ANY_OF):
        missing.append("commune")
    if missing:
        raise Unreadable(
            f"il manque {'les colonnes' if len(missing) > 1 else 'la colonne'} "
            f"{' et '.join(f'«{name}»' for name in missing)} ; colonnes non reconnues : "
            f"{', '.join(layout.unused) or 'aucune'}"
        )


def _producer(layout: Layout, places: Mapping[str, Sequence[Lieu]]) -> str:
    if layout.format == "france-services":
        return FRANCE_SERVICES
    said = Counter(place.collecte for local in places.values() for place in local
                   if place.collecte)
    if not said:
        return "Producteur non précisé"
    names = [name for name, _ in sorted(said.items(), key=lambda pair: (-pair[1], pair[0]))]
    return ", ".join(names[:3]) + (" et d'autres" if len(names) > 3 else "")


def repeated_ids(places: Iterable[Lieu]) -> dict[str, list[int]]:
    """Lines that share an id of the file, by that id."""
    lines: dict[str, list[int]] = {}
    for place in places:
        if place.origine.id:
            lines.setdefault(place.origine.id, []).append(place.origine.ligne)
    return {id: found for id, found in lines.items() if len(found) > 1}


def refuse_if_shrunk(outcome: Outcome, present: Directory) -> None:
    """Take a file for unreadable when it would replace twice as many places, or any by none.

    A scheduled job that was served half a file must not empty a département.
    """
    source = outcome.source
    before = present.sources.get(source.id) if source else None
    had = before.gardees if before else 0
    if source and had and 2 * source.gardees < had:
        outcome.source = None
        outcome.unreadable = (
            f"il ne garde que {source.gardees} lieux, contre {had} à l'import précédent ; s'il "
            "est bien entier, relancez avec --forcer"
        )


def merged(
    present: Directory, outcomes: Sequence[Outcome], *, without: Iterable[str] = (),
    only: Iterable[str] = (),
) -> tuple[list[SourceDesLieux], dict[str, list[Lieu]]]:
    """What ``donnees/lieux/`` must hold: the files just read, beside those they do not replace.

    Args:
        present: what it holds.
        outcomes: files just read; those that could not be read change nothing.
        without: ids of files to take off.
        only: codes of départements to keep of the files just read; all when empty.
    """
    read = [outcome for outcome in outcomes if outcome.source is not None]
    replaced = {outcome.source.id for outcome in read if outcome.source} | set(without)
    wanted = set(only)
    places: dict[str, list[Lieu]] = {}
    for code, local in present.departments.items():
        places[code] = [place for place in local.places
                        if place.origine.source not in replaced]
    for outcome in read:
        for code, found in outcome.places.items():
            if not wanted or code in wanted:
                places.setdefault(code, []).extend(found)
    sources = [source for source in present.sources.values() if source.id not in replaced]
    for outcome in read:
        if outcome.source is not None:
            kept = [code for code in outcome.source.departements if not wanted or code in wanted]
            sources.append(outcome.source.model_copy(update={"departements": kept}))
    return sources, {code: with_ids(found) for code, found in places.items() if found}
