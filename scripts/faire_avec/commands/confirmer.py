"""``faire-avec confirmer``: keep what readers saw, and say what it settles or opens again."""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.commands._signals import fitting_signals
from faire_avec.corpus import Corpus, load
from faire_avec.corpus.confirmations import (
    FAILED,
    HEAD,
    WORKED,
    Confirmation,
    Merged,
    merge,
    verdict_of,
)
from faire_avec.loading.files import CONFIRMATIONS
from faire_avec.machine import clock
from faire_avec.machine.disk import replace
from faire_avec.model.reponse import Reponse
from faire_avec.model.signal import Genre, Signal

NAME = "confirmer"
HELP = "garder ce que des lecteurs ont vu, et dire ce que cela règle"
_WORDS = {Genre.REPONSE_SERVIE: WORKED, Genre.REPONSE_PAS_SERVIE: FAILED}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("fichiers", type=Path, nargs="+", metavar="FICHIER",
                        help="ce que la réception a gardé : JSON, CSV, mails, demandes de la forge")
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Read, refuse, keep, tell."""
    corpus, _ = load(options.fiches)
    today = clock.today()
    found = fitting_signals(options.fichiers, corpus, today)
    if found is None:
        return USAGE
    signals, refused = found
    coming = list(_coming(signals, corpus, today))
    merged = merge(corpus.tables.confirmations, coming)
    before = dict(_verdicts(corpus, merged))
    for sheet, group in merged.added.items():
        path = options.fiches / CONFIRMATIONS / f"{sheet}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        known = path.read_text(encoding="utf-8") if path.is_file() else HEAD
        replace(path, known.rstrip("\n") + "\n" + "".join(f"{one.line}\n" for one in group))
    count = sum(map(len, merged.added.values()))
    print(f"{count} signaux gardés, {merged.known} déjà connus, {len(refused)} refusés, "
          f"{len(signals) - len(coming)} qui ne confirment rien (voir faire-avec signaux).")
    for answer, choice, left in merged.flooded:
        print(f"Afflux sur {answer} : {left} signaux de plus disent «{choice}» aujourd'hui. Ils ne "
              "sont pas gardés : regardez d'où ils viennent.")
    after = load(options.fiches)[0] if merged.added else corpus
    for place, said in _verdicts(after, merged):
        if said != before.get(place):
            print(f"{place} : {said}")
    for reason in refused:
        print(f"Refusé : {reason}", file=sys.stderr)
    return PROBLEMS if refused else OK


def _answers(corpus: Corpus, sheet_id: str) -> Sequence[Reponse]:
    sheet = corpus.sheets.get(sheet_id)
    found: Sequence[Reponse] = getattr(sheet.fiche, "reponses", ()) if sheet else ()
    return found


def _coming(
    signals: Sequence[Signal], corpus: Corpus, today: date
) -> Iterator[tuple[str, Confirmation]]:
    """The signals about an answer, as they are kept; one without token gets one from its rank."""
    ranks: Counter[tuple[str | None, ...]] = Counter()
    for signal in signals:
        if signal.fiche is None or signal.reponse is None:
            continue
        choice = signal.choix or _WORDS.get(signal.genre)
        answer = next(
            (one for one in _answers(corpus, signal.fiche) if one.id == signal.reponse), None
        )
        # Where a question is asked, that it worked does not answer it.
        if choice is None or answer is None or (answer.question and signal.choix is None):
            continue
        said = (signal.fiche, signal.reponse, choice, signal.mois)
        ranks[said] += 1
        token = signal.jeton or hashlib.sha256(
            f"{' '.join(said)} {ranks[said]}".encode()
        ).hexdigest()[:8]
        yield signal.fiche, Confirmation(signal.mois, signal.reponse, choice, token, today)


def _verdicts(corpus: Corpus, merged: Merged) -> Iterator[tuple[str, str]]:
    """What the signals say of each answer that this merge is about."""
    for sheet_id in merged.added:
        kept = corpus.tables.confirmations.get(sheet_id, ())
        for answer in _answers(corpus, sheet_id):
            verdict = verdict_of(kept, answer)
            if verdict is None:
                continue
            said = ", ".join(f"{choice} ({count})" for choice, count in verdict.said)
            state = f"réglé : {verdict.settled}" if verdict.settled else (
                f"à trancher : {said}" if verdict.disputed else f"déjà dit : {said}"
            )
            yield f"{sheet_id}#{answer.id}", state
