"""``faire-avec registre``: enter new sheets and new addresses in the ledgers."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from faire_avec.checking.messages import as_terminal
from faire_avec.commands._common import OK, PROBLEMS, sheets_folder
from faire_avec.corpus import ADDRESSES, ADDRESSES_HEAD, LEDGER, LEDGER_HEAD, load
from faire_avec.corpus.lasting import address_of, answer_addresses, lasting
from faire_avec.loading.files import shown_path
from faire_avec.machine import clock
from faire_avec.machine.disk import replace

NAME = "registre"
HELP = "inscrire les nouvelles fiches et les adresses du site construit aux registres"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DOSSIER",
                        help="site qui vient d'être construit, dont lire les adresses (site)")


def run(options: argparse.Namespace) -> int:
    """Add them at the end; nothing is ever removed."""
    corpus, problems = load(options.fiches)
    names = {shown_path(options.fiches / name, options.fiches) for name in (LEDGER, ADDRESSES)}
    unread = [problem for problem in problems if problem.path in names]
    if unread:
        # What could not be read would be lost.
        print(as_terminal(sorted(set(unread)), colour=sys.stdout.isatty()))
        print("Aucun registre n'a changé.")
        return PROBLEMS
    ledgers = corpus.tables.ledgers
    ids = {
        sheet.id for sheet in corpus.sheets.values() if sheet.fiche.statut != "brouillon"
    } - {published for _, published in ledgers.ids}
    today = clock.today().isoformat()
    _grow(options.fiches / LEDGER, LEDGER_HEAD, (f"{name} {today}" for name in ids))
    print(f"{len(ids)} identifiant(s) ajouté(s) à {options.fiches / LEDGER}")
    if not (options.site / "index.html").is_file():
        print(f"«{options.site}» n'est pas un site construit : aucune adresse lue. Lancez d'abord "
              "faire-avec construire, ou donnez --site DOSSIER.")
        return OK
    files = (path for path in options.site.rglob("*") if path.is_file())
    present = {address_of(path.relative_to(options.site).as_posix()) for path in files}
    present |= answer_addresses(corpus)
    addresses = {f"/{address}" for address in lasting(corpus, present)} - set(ledgers.addresses)
    _grow(options.fiches / ADDRESSES, ADDRESSES_HEAD, addresses)
    print(f"{len(addresses)} adresse(s) ajoutée(s) à {options.fiches / ADDRESSES}")
    return OK


def _grow(path: Path, head: str, lines: Iterable[str]) -> None:
    before = path.read_text(encoding="utf-8") if path.is_file() else head
    replace(path, before + "".join(f"{line}\n" for line in sorted(lines)))
