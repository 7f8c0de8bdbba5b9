"""``faire-avec classeur``: the guide on paper, door by door, or only what changed."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from faire_avec.checking.recall import recall_of
from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder, sound_corpus, weight
from faire_avec.corpus import Corpus
from faire_avec.corpus.edition import Edition
from faire_avec.history import open_repository
from faire_avec.history.repository import GitFailed
from faire_avec.machine.byproducts import store_of
from faire_avec.machine.clock import today
from faire_avec.machine.disk import replace
from faire_avec.places import DOORS, Door

NAME = "classeur"
HELP = "mettre le guide en PDF à imprimer, une porte par classeur, ou seulement ce qui a changé"


def _slug(door: Door) -> str:
    return door.url.rstrip("/").split("/")[-1]


_DOORS = {_slug(door): door for door in DOORS}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    parser.add_argument("--porte", choices=_DOORS, action="append", metavar="PORTE",
                        help=f"une porte de l'accueil ; peut se répéter : {', '.join(_DOORS)} "
                        "(toutes)")
    parser.add_argument("--depuis", default=None, metavar="AAAA-MM-JJ",
                        help="seulement ce qui a changé depuis ce jour, ou depuis une édition "
                        "comme 2026-11 (tout)")
    parser.add_argument("--vers", type=Path, default=Path("dist"), metavar="DOSSIER",
                        help="où écrire les PDF (dist)")
    parser.add_argument("--adresse", default="", metavar="ADRESSE",
                        help="adresse publique du site, pour les liens vers les autres fiches")


def run(options: argparse.Namespace) -> int:
    """Write one PDF for each door that has something to print."""
    # Typesetting takes time to import.
    from faire_avec.exports import InvalidExport
    from faire_avec.exports.binder import binders, typeset

    sound = sound_corpus(options.fiches, recall_of(options.fiches))
    if sound is None:
        return PROBLEMS
    corpus, _ = sound
    since = None
    if options.depuis is not None:
        since = _day(options.depuis, corpus)
        if since is None:
            print(f"«{options.depuis}» n'est ni un jour, comme 2026-11-21, ni une édition du "
                  "guide, comme 2026-11.", file=sys.stderr)
            return USAGE
    address = f"{options.adresse.rstrip('/')}/" if options.adresse else ""
    edition = Edition(corpus, today(), address)
    store = store_of(options.fiches)
    made = binders(corpus, [_DOORS[name] for name in options.porte or _DOORS], since)
    options.vers.mkdir(parents=True, exist_ok=True)
    for one in made:
        try:
            content = typeset(edition, one, store.kept)
        except InvalidExport as refused:
            print(refused, file=sys.stderr)
            return PROBLEMS
        path = options.vers / f"{one.name}.pdf"
        replace(path, content)
        count = len(one.sheets)
        print(f"écrit : {path} ({count} fiche{'s' if count > 1 else ''}, {weight(len(content))})")
    if not made:
        print("Rien n'a changé depuis ce jour : aucun PDF n'est écrit.")
    return OK


def _day(text: str, corpus: Corpus) -> date | None:
    """The day of a text, or that of the edition it names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        versions = open_repository(corpus.folder).versions()
    except GitFailed:
        return None
    return next((one.day for one in versions if one.name == text), None)
