"""``faire-avec fraicheur``: what is to be checked again, by type and by owner."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from faire_avec.commands._common import OK, USAGE, sheets_folder
from faire_avec.corpus import CONTACT, Freshness, load
from faire_avec.machine import clock
from faire_avec.model import SHEET_TYPES
from faire_avec.upkeep.owners import read_owners
from faire_avec.upkeep.report import NOBODY, Row, as_json, as_table, rows

NAME = "fraicheur"
HELP = "dire ce qui est à revoir : en retard, bientôt, sans date"


def _day(text: str) -> date:
    return date.fromisoformat(text)


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    parser.add_argument("--format", choices=("table", "json", "ics"), default="table",
                        help="forme de la réponse ; ics s'ouvre dans un agenda (table)")
    parser.add_argument("--etat", choices=[state.value for state in Freshness], action="append",
                        metavar="ETAT", help="en-retard, sans-date, bientot ou a-jour ; peut se "
                        "répéter (tout)")
    parser.add_argument("--type", choices=[*SHEET_TYPES, CONTACT], metavar="TYPE",
                        help="un seul type de fiche, ou contact (tous)")
    parser.add_argument("--responsable", metavar="NOM",
                        help="ce que relit une personne ou une équipe, telle que CODEOWNERS la "
                        f"nomme ; «{NOBODY}» pour le reste")
    parser.add_argument("--detail", action="store_true",
                        help="nommer chaque fait, avec son fichier et sa ligne")
    parser.add_argument("--jour", type=_day, default=None, metavar="AAAA-MM-JJ",
                        help="le jour où l'on se place (aujourd'hui)")


def run(options: argparse.Namespace) -> int:
    """Say it; being late is never an error."""
    corpus, _ = load(options.fiches)
    today = options.jour or clock.today()
    owners = read_owners(Path(options.fiches).resolve().parent)
    if options.responsable and not owners.lines:
        print("Aucun fichier CODEOWNERS : personne n'est nommé responsable.", file=sys.stderr)
        return USAGE
    found = [row for row in rows(corpus, today, owners) if _wanted(row, options)]
    if options.format == "json":
        print(as_json(found, today))
    elif options.format == "ics":
        # Writing a calendar takes time to import; nothing else needs it.
        from faire_avec.upkeep.calendar import review_calendar

        sys.stdout.write(review_calendar(corpus, (row.item for row in found)))
    else:
        print(as_table(found, detail=options.detail) if found else "Rien à revoir.")
    return OK


def _wanted(row: Row, options: argparse.Namespace) -> bool:
    return (
        (not options.etat or row.freshness.value in options.etat)
        and (not options.type or row.item.type == options.type)
        and (not options.responsable or options.responsable in (row.owners or (NOBODY,)))
    )
