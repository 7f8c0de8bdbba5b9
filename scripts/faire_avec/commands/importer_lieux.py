"""``faire-avec importer-lieux``: the official CSV files of places, into ``donnees/lieux/``."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from faire_avec.commands._common import OK, PROBLEMS, USAGE
from faire_avec.directory.donnees import FOLDER, read_directory, write_directory
from faire_avec.directory.territory import territory
from faire_avec.machine.clock import today
from faire_avec.machine.disk import replace

if TYPE_CHECKING:
    from faire_avec.directory.intake.importing import Outcome

NAME = "importer-lieux"
HELP = "lire les fichiers officiels des lieux d'aide et les ranger dans donnees/lieux/"
REPORT = "rapport.txt"
_NAME = re.compile(r"(?=.{1,80}$)[a-z0-9]+(?:-[a-z0-9]+)*")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("fichiers", nargs="*", type=Path, metavar="FICHIER",
                        help="fichier CSV : standard national (v1 ou v0.1), liste France services, "
                        "ou fichier approchant")
    parser.add_argument("--dossier", type=Path, default=FOLDER,
                        help=f"où ranger les lieux ({FOLDER.as_posix()})")
    parser.add_argument("--nom", metavar="ID",
                        help="nom court du fichier ; le même nom remplace l'import d'avant (tiré "
                        "du nom du fichier, sans date)")
    parser.add_argument("--producteur", metavar="NOM", help="qui publie le fichier")
    parser.add_argument("--date", type=_day, metavar="AAAA-MM-JJ",
                        help="date du fichier (celle de son nom)")
    parser.add_argument("--lien", metavar="ADRESSE", help="page où trouver le fichier")
    parser.add_argument("--licence", default="Licence Ouverte 2.0", metavar="TEXTE",
                        help="licence du fichier (Licence Ouverte 2.0)")
    parser.add_argument("--departement", action="append", default=[], metavar="CODE",
                        help="ne garder que ce département (répétable ; tous)")
    parser.add_argument("--retirer", action="append", default=[], metavar="ID",
                        help="ôter les lieux d'un fichier importé (répétable)")
    parser.add_argument("--garder-personnel", action="store_true",
                        help="garder les mobiles et les mails qui peuvent être ceux de quelqu'un")
    parser.add_argument("--forcer", action="store_true",
                        help="remplacer même si le fichier a perdu plus de la moitié de ses lieux")
    parser.add_argument("--essai", action="store_true", help="dire sans rien écrire")
    parser.add_argument("--rapport", type=Path, metavar="FICHIER",
                        help=f"où écrire le rapport ({REPORT}, dans le dossier des lieux)")


def _day(text: str) -> date:
    return date.fromisoformat(text)


def run(options: argparse.Namespace) -> int:
    """Read, tell, write; an error when a file cannot be read or lost most of its places."""
    # Reading files takes libraries that no other command needs.
    from faire_avec.directory.intake.account import report, summary
    from faire_avec.directory.intake.importing import (
        About,
        merged,
        read_file,
        refuse_if_shrunk,
    )

    if wrong := _misused(options):
        print(wrong, file=sys.stderr)
        return USAGE
    table = territory()
    present, problems = read_directory(options.dossier)
    for problem in problems:
        print(f"{problem.path}:{problem.line} : {problem.message}", file=sys.stderr)
    if problems and not options.forcer:
        print("Des lieux déjà importés ne se lisent plus, et seraient perdus. Rien n'est écrit. "
              "Effacez le dossier et refaites ses imports, ou ajoutez --forcer.", file=sys.stderr)
        return PROBLEMS
    if unknown := [id for id in options.retirer if id not in present.sources]:
        print(f"Aucun fichier importé ne s'appelle «{unknown[0]}». Il y a : "
              f"{', '.join(present.sources) or 'rien'}.", file=sys.stderr)
        return USAGE
    if options.garder_personnel:
        print("Attention : mobiles et mails personnels sont gardés. Ne publiez ce dossier que si "
              "chaque personne l'accepte ; sinon, relancez sans --garder-personnel.",
              file=sys.stderr)
    about = About(options.nom, options.producteur, options.date, options.lien, options.licence)
    day = today()
    outcomes = [
        read_file(path, about, table, day, keep_personal=options.garder_personnel)
        for path in options.fichiers
    ]
    if not options.forcer:
        for outcome in outcomes:
            refuse_if_shrunk(outcome, present)
    if outcomes:
        print(summary(outcomes))
    sound = [outcome for outcome in outcomes if outcome.source is not None]
    code = OK if len(sound) == len(outcomes) else PROBLEMS
    if twice := _same_id(sound):
        print(f"Deux fichiers auraient le même nom court, «{twice}» : importez-les l'un après "
              "l'autre, avec --nom.", file=sys.stderr)
        return USAGE
    for outcome in sound:
        if outcome.source and outcome.source.producteur == "Producteur non précisé":
            print(f"{outcome.file} ne dit pas qui publie : ajoutez --producteur, que les pages "
                  "doivent citer.", file=sys.stderr)
    if options.essai:
        return code
    sources, places = merged(present, sound, without=options.retirer, only=options.departement)
    if options.departement:
        left = sum(len(found) for outcome in sound for code, found in outcome.places.items()
                   if code not in options.departement)
        print(f"hors des départements demandés : {left} lieux laissés de côté")
    if sound or options.retirer:
        write_directory(options.dossier, sources, places)
        print(f"écrit : {options.dossier.as_posix()} "
              f"(lieux : {sum(map(len, places.values()))}, départements : {len(places)})")
    if outcomes:
        path = options.rapport or options.dossier / REPORT
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, report(outcomes))
        print(f"écrit : {path.as_posix()}")
    return code


def _misused(options: argparse.Namespace) -> str | None:
    if not options.fichiers and not options.retirer:
        return "Donnez au moins un fichier, ou --retirer avec le nom d'un fichier importé."
    if len(options.fichiers) > 1 and (options.nom or options.date):
        return "--nom et --date vont avec un seul fichier : importez-les l'un après l'autre."
    if options.lien and not options.lien.startswith(("https://", "http://")):
        return "--lien attend une adresse qui commence par https://"
    if options.nom and not _NAME.fullmatch(options.nom):
        return "--nom attend des minuscules sans accent, des chiffres et des tirets (80 au plus)."
    table = territory()
    for code in options.departement:
        if code not in table.departments:
            return f"«{code}» n'est pas le code d'un département."
    return None


def _same_id(outcomes: Sequence[Outcome]) -> str | None:
    seen: set[str] = set()
    for outcome in outcomes:
        id = outcome.source.id if outcome.source else ""
        if id in seen:
            return id
        seen.add(id)
    return None
