"""``faire-avec depuis-demande``: a filled request becomes a draft of a sheet."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faire_avec.checking.check import check_sheet
from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.corpus import Corpus, load, sheet_from_text
from faire_avec.language.fold import inert
from faire_avec.language.prose import web_links
from faire_avec.loading.files import SheetFile
from faire_avec.machine import clock
from faire_avec.machine.disk import replace
from faire_avec.model.types import Kind
from faire_avec.writing.requests.draft import Draft, Existing, Refused, draft_of
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
        draft = draft_of(request, lambda name: _existing(corpus, options.fiches, name),
                         vocabularies, clock.today())
    except UnicodeDecodeError:
        return _refuse("Le fichier n'est pas un texte UTF-8.")
    except Unreadable as unreadable:
        return _refuse(unreadable.reason)
    except Refused as refused:
        return _refuse(*refused.reasons)
    path = options.fiches / draft.type.folder / f"{draft.id}.yml"
    problems = _problems(draft, path, corpus)
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


def _existing(corpus: Corpus, folder: Path, name: str) -> Existing | None:
    sheet = corpus.sheets.get(name)
    if sheet is None:
        return None
    path = folder / sheet.type.folder / f"{sheet.id}.yml"
    addresses = {text for _, text, _ in sheet.of_kind(Kind.URL)}
    addresses |= {url for _, text, _ in sheet.of_kind(Kind.PROSE) for _, url in web_links(text)}
    addresses |= {source.url for _, source in corpus.sources_of(sheet) if source.url}
    return Existing(sheet.id, sheet.type, path.read_text(encoding="utf-8"), frozenset(addresses))


def _problems(draft: Draft, path: Path, corpus: Corpus) -> list[str]:
    """What the checker would say of the draft alone."""
    file = SheetFile(path, path.as_posix(), draft.id, draft.type)
    sheet, found = sheet_from_text(file, draft.text)
    if sheet is not None:
        found = [*found, *check_sheet(sheet, corpus.tables, clock.today())]
    return [
        f"{problem.message[:1].upper()}{problem.message[1:]} ({problem.rule.code})."
        for problem in found if problem.is_error
    ]
