"""``faire-avec depuis-demande``: a filled request becomes a draft of a sheet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.commands._drafts import existing, path_of, problems_of
from faire_avec.corpus import load
from faire_avec.language.fold import inert
from faire_avec.machine import clock
from faire_avec.machine.disk import replace
from faire_avec.writing.requests.draft import Refused, draft_of
from faire_avec.writing.requests.filled import Unreadable, body_of, read_request
from faire_avec.writing.requests.forms import request_forms

NAME = "depuis-demande"
HELP = "tirer un brouillon de fiche d'une demande remplie sur une forge"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("fichier", type=Path, metavar="FICHIER",
                        help="texte de la demande (Markdown), ou événement de la forge (JSON)")
    parser.add_argument("--ecrire", action="store_true",
                        help="écrire la fiche dans le dossier des fiches (sinon, la montrer)")
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Print or write the draft; say what is missing on the error output."""
    if not options.fichier.is_file():
        print(f"Le fichier «{options.fichier}» n'existe pas.", file=sys.stderr)
        return USAGE
    corpus, _ = load(options.fiches)
    vocabularies = corpus.tables.vocabularies
    try:
        text = options.fichier.read_text(encoding="utf-8")
        request = read_request(body_of(text), request_forms(vocabularies))
        draft = draft_of(request, lambda name: existing(corpus, options.fiches, name),
                         vocabularies, clock.today())
    except UnicodeDecodeError:
        return _refuse("Le fichier n'est pas un texte UTF-8.")
    except Unreadable as unreadable:
        return _refuse(unreadable.reason)
    except Refused as refused:
        return _refuse(*refused.reasons)
    path = path_of(draft, options.fiches)
    problems = problems_of(draft, options.fiches, corpus)
    if problems:
        return _refuse(*problems)
    if options.ecrire:
        path.parent.mkdir(parents=True, exist_ok=True)
        replace(path, draft.text)
        print(path)
    else:
        print(draft.text, end="")
    return OK


def _refuse(*reasons: str) -> int:
    print("La demande ne donne pas encore de brouillon :\n", file=sys.stderr)
    for reason in reasons:
        # A robot posts it under its name: what the request says must not act there.
        print(f"- {inert(reason)}", file=sys.stderr)
    return PROBLEMS

