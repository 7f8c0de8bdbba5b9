"""``faire-avec registre``: enter the new sheets in the ledger of published ids."""

from __future__ import annotations

import argparse
from datetime import date

from faire_avec.commands._common import OK, sheets_folder
from faire_avec.corpus import LEDGER, LEDGER_HEAD, load

NAME = "registre"
HELP = "inscrire les nouvelles fiches au registre des identifiants publiés"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Add them at the end; nothing is ever removed."""
    corpus, _ = load(options.fiches)
    path = options.fiches / LEDGER
    known = {published for _, published in corpus.tables.published}
    added = sorted(
        sheet.id for sheet in corpus.sheets.values()
        if sheet.id not in known and sheet.fiche.statut != "brouillon"
    )
    today = date.today().isoformat()
    before = path.read_text(encoding="utf-8") if path.is_file() else LEDGER_HEAD
    path.write_text(before + "".join(f"{name} {today}\n" for name in added), encoding="utf-8")
    print(f"{len(added)} identifiant(s) ajouté(s) à {path}")
    return OK
