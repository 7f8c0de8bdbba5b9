"""The account of an import, in plain French: a file to keep, and a few lines for the screen."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from faire_avec.directory.intake.columns import spare
from faire_avec.directory.intake.importing import Outcome, repeated_ids
from faire_avec.directory.intake.remarks import Kind, Remark, ranges
from faire_avec.language.dates import long_date
from faire_avec.language.fold import shorten

_FORMATS = {
    "standard-v1": "standard national des lieux de médiation numérique, version 1",
    "standard-v0": "standard national, ancienne version 0.1, convertie",
    "france-services": "liste des France services",
    "approchant": "fichier approchant : colonnes reconnues une à une",
}
# On the screen, of each kind.
_SHOWN = 5


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' if number > 1 else ''}"


def _grouped(remarks: Iterable[Remark]) -> list[tuple[str, str, list[int]]]:
    """Column, message and lines, most frequent first."""
    groups: dict[tuple[str, str], list[int]] = {}
    for remark in remarks:
        groups.setdefault((remark.column, remark.message), []).append(remark.line)
    ordered = sorted(groups.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(column, message, lines) for (column, message), lines in ordered]


def _line(column: str, message: str, lines: list[int], longest: int | None = None) -> str:
    where = f"colonne « {column} » : " if column else ""
    rows = ranges(lines)
    if longest is not None:
        rows = shorten(rows, longest)
    word = "lignes" if len(set(lines)) > 1 else "ligne"
    return f"- {where}{message}. {_count(len(lines), 'fois')} : {word} {rows}." \
        .replace(" 1 fois :", " Une fois :").replace("foiss", "fois")


def _kind_of(message: str) -> str:
    """A message without what it quotes: on the screen, faults of one kind are one line."""
    return re.sub(r"« .*? »", "« … »", message.partition(" : ")[0])


def unresolved(outcome: Outcome) -> int:
    """Places kept without their commune."""
    return sum(place.commune is None for local in outcome.places.values() for place in local)


def summary(outcomes: Sequence[Outcome]) -> str:
    """A few lines for each file: what was read, kept, refused, and what to look at."""
    parts: list[str] = []
    for outcome in outcomes:
        if outcome.unreadable is not None or outcome.source is None:
            parts.append(f"{outcome.file} : illisible, {outcome.unreadable}.")
            continue
        source = outcome.source
        lines = [f"{outcome.file} : {_FORMATS[source.format]}.",
                 f"  Lignes lues : {source.lues} ; gardées : {source.gardees} ; refusées : "
                 f"{source.refusees}. Départements : {len(source.departements)}."]
        if without := unresolved(outcome):
            lines.append(f"  Lieux sans commune reconnue : {without}.")
        for kind in (Kind.REFUSED, Kind.LOST, Kind.PERSONAL, Kind.ASIDE, Kind.REPAIRED):
            found = _grouped(
                replace(remark, message=remark.message if kind is Kind.LOST
                        else _kind_of(remark.message))
                for remark in outcome.remarks.of(kind)
            )
            if not found:
                continue
            rows = len({remark.line for remark in outcome.remarks.of(kind)})
            lines.append(f"  {kind.value} ({_count(rows, 'ligne')}) :")
            lines += [f"    {_line(*item, longest=60)}" for item in found[:_SHOWN]]
            if len(found) > _SHOWN:
                lines.append(f"    Le reste ({len(found) - _SHOWN}) est dans le rapport.")
        parts.append("\n".join(lines))
    return "\n\n".join(parts)


def report(outcomes: Sequence[Outcome]) -> str:
    """The whole account: every line that was refused, changed or set aside, and why."""
    parts = [
        "Rapport d'import des lieux\n"
        "==========================\n\n"
        "Écrit par « faire-avec importer-lieux », et remplacé au prochain import. Les numéros sont "
        "ceux des lignes du fichier reçu, comme un tableur les compte : l'en-tête est la première. "
        "Rien de ce qui a été retiré comme personnel n'y est recopié."
    ]
    parts += [_of_file(outcome) for outcome in outcomes]
    return "\n\n".join(parts) + "\n"


def _of_file(outcome: Outcome) -> str:
    title = f"{outcome.file}\n{'-' * len(outcome.file)}"
    if outcome.source is None or outcome.table is None or outcome.layout is None:
        return f"{title}\n\nFichier illisible : {outcome.unreadable}. Rien n'a changé."
    source, table = outcome.source, outcome.table
    separator = {"\t": "tabulation"}.get(table.separator, f"« {table.separator} »")
    facts = [
        f"Format : {_FORMATS[source.format]}.",
        f"Texte : {table.encoding}, séparateur {separator}.",
        f"Producteur : {source.producteur}. Licence : {source.licence}.",
        f"Date du fichier : {long_date(source.date) if source.date else 'inconnue'}.",
        f"Lien : {source.lien or 'non précisé'}.",
        f"Lignes lues : {source.lues} ; gardées : {source.gardees} ; refusées : "
        f"{source.refusees}.",
        f"Départements : {', '.join(source.departements) or 'aucun'}.",
        f"Lieux sans commune reconnue : {unresolved(outcome)}.",
    ]
    unused = [column for column in outcome.layout.unused if not spare(column)]
    if unused:
        facts.append(f"Colonnes que le guide n'emploie pas : {', '.join(unused)}.")
    places = [place for local in outcome.places.values() for place in local]
    if repeated := repeated_ids(places):
        times = sum(len(lines) - 1 for lines in repeated.values())
        facts.append(f"Identifiants déjà pris plus haut dans le fichier : {times}. Ces lignes sont "
                     "gardées.")
    if source.format == "france-services":
        facts.append("Ajouté par le guide : chaque lieu aide aux démarches administratives.")
    sections = [f"{title}\n\n" + "\n".join(facts)]
    for kind in Kind:
        found = _grouped(outcome.remarks.of(kind))
        if found:
            sections.append(f"{kind.value}\n\n" + "\n".join(_line(*item) for item in found))
    if repeated:
        sections.append("Identifiants répétés\n\n" + "\n".join(
            f"- lignes {ranges(lines)}" for lines in sorted(repeated.values())
        ))
    return "\n\n".join(sections)
