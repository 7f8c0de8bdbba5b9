"""``faire-avec signaux``: what readers signalled becomes doubts, drafts and confirmations."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.commands._drafts import existing, path_of, problems_of
from faire_avec.commands._signals import fitting_signals
from faire_avec.corpus import Corpus, load
from faire_avec.machine import clock
from faire_avec.machine.disk import replace
from faire_avec.model import SHEET_TYPES
from faire_avec.model.signal import Signal
from faire_avec.writing.blank import blank_sheet
from faire_avec.writing.requests.draft import Draft
from faire_avec.writing.requests.insert import with_doubt
from faire_avec.writing.signals.outcome import (
    Wanted,
    confirmations,
    counts,
    doubts,
    wanted,
)
from faire_avec.writing.signals.wire import as_json

NAME = "signaux"
HELP = "ranger les signaux des lecteurs : doutes, brouillons, confirmations"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("fichiers", type=Path, nargs="+", metavar="FICHIER",
                        help="ce que la réception a gardé : JSON, CSV, mails, demandes de la forge")
    parser.add_argument("--ecrire", action="store_true",
                        help="ajouter les doutes aux fiches, écrire les brouillons (sinon, dire "
                        "ce qui serait écrit)")
    parser.add_argument("--confirmations", type=Path, metavar="FICHIER",
                        help="écrire aussi les confirmations, une par ligne")
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Read, refuse, sort, write."""
    corpus, _ = load(options.fiches)
    found = fitting_signals(options.fichiers, corpus, clock.today())
    if found is None:
        return USAGE
    signals, refused = found
    print(f"{len(signals)} signaux gardés, {len(refused)} refusés.")
    for line, count in counts(signals):
        print(f"- {line} ({count})")
    refused += _doubts(signals, corpus, options)
    refused += _drafts(wanted(signals), corpus, options)
    if options.confirmations:
        kept = confirmations(signals)
        replace(options.confirmations, "".join(f"{as_json(one)}\n" for one in kept))
        print(f"{len(kept)} confirmations dans {options.confirmations}")
    for reason in refused:
        print(f"Refusé : {reason}", file=sys.stderr)
    return PROBLEMS if refused else OK


def _doubts(signals: Sequence[Signal], corpus: Corpus, options: argparse.Namespace) -> list[str]:
    refused: list[str] = []
    texts: dict[str, Draft] = {}
    for doubt in doubts(signals, corpus.sheets):
        draft = texts.get(doubt.fiche)
        if draft is None:
            sheet = existing(corpus, options.fiches, doubt.fiche)
            assert sheet is not None
            draft = Draft(sheet.id, sheet.type, sheet.text)
        known = {one.quoi for one in corpus.sheets[doubt.fiche].fiche.a_verifier}
        for quoi in dict.fromkeys((doubt.quoi, doubt.bare)):
            if quoi in known:
                break
            entry = {"quoi": quoi, "comment": doubt.comment}
            fresh = Draft(draft.id, draft.type, with_doubt(draft.text, draft.type, entry))
            problems = problems_of(fresh, options.fiches, corpus)
            if not problems:
                texts[doubt.fiche] = fresh
                break
            refused += [f"{doubt.fiche} : une précision est laissée de côté. {one}"
                        for one in problems]
    for draft in texts.values():
        _write(draft, "doute ajouté", options)
    return refused


def _drafts(names: Sequence[Wanted], corpus: Corpus, options: argparse.Namespace) -> list[str]:
    refused = []
    kind = SHEET_TYPES["plateforme"]
    for one in names:
        if one.id in corpus.known_ids:
            print(f"- «{one.id}» est demandé ({one.count}), et le guide l'a déjà.")
            continue
        readers = f"{one.count} lecteurs" if one.count > 1 else "un lecteur"
        doubt = {"quoi": f"Organisme demandé par {readers}.", "comment": "Chercher ses sources."}
        text = blank_sheet(kind, one.name, corpus.tables.vocabularies, clock.today(),
                           {"a_verifier": [doubt]})
        draft = Draft(one.id, kind, text)
        problems = problems_of(draft, options.fiches, corpus)
        if problems:
            refused += [f"organisme «{one.id}» : {problem}" for problem in problems]
        else:
            _write(draft, f"brouillon, demandé par {readers}", options)
    return refused


def _write(draft: Draft, what: str, options: argparse.Namespace) -> None:
    path = path_of(draft, options.fiches)
    if options.ecrire:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, draft.text)
    print(f"{'écrit' if options.ecrire else 'à écrire'} : {path} ({what})")
