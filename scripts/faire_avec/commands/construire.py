"""``faire-avec construire``: check the sheets and build the site."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from faire_avec.checking.messages import as_terminal, summary
from faire_avec.checking.recall import Recall, recall_of
from faire_avec.commands._common import (
    OK,
    PROBLEMS,
    USAGE,
    layers,
    missing_layer,
    sheets_folder,
    sound_corpus,
)
from faire_avec.loading.codes import LAYER_OTHERWISE
from faire_avec.machine.byproducts import store_of

NAME = "construire"
HELP = "vérifier les fiches et construire le site"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    layers(parser)
    parser.add_argument("--site", type=Path, default=Path("site"), metavar="DOSSIER",
                        help="dossier du site, remplacé en entier (site)")
    parser.add_argument("--config", type=Path, default=None, metavar="FICHIER",
                        help="configuration du site (mkdocs.yml)")
    parser.add_argument("--sans-index", action="store_true",
                        help="ne pas construire l'index de recherche")
    parser.add_argument("--avec-copies", action="store_true",
                        help="publier aussi l'archive et le fichier unique, à télécharger")
    parser.add_argument("--sans-memoire", action="store_true",
                        help="tout refaire, sans reprendre ce qui est déjà fait ou vérifié")


def run(options: argparse.Namespace) -> int:
    """Build; the old site stays when anything is wrong."""
    # MkDocs and the theme take time to import; checking alone does without them.
    from faire_avec.site.build import BuildFailed, build

    config = options.config or Path("mkdocs.yml")
    if not config.is_file():
        print(f"La configuration «{config}» n'existe pas. Lancez la commande à la racine du "
              "projet, ou donnez --config FICHIER.", file=sys.stderr)
        return USAGE
    if missing_layer(options.calque):
        return USAGE
    sound = sound_corpus(
        options.fiches, Recall() if options.sans_memoire else recall_of(options.fiches),
        options.calque,
    )
    if sound is None:
        print(f"Le site n'a pas été construit ; «{options.site}» n'a pas changé.")
        return PROBLEMS
    corpus, problems = sound
    try:
        store = None if options.sans_memoire else store_of(options.fiches)
        report = build(
            corpus, config, options.site, index=not options.sans_index, store=store,
            copies=options.avec_copies,
        )
    except BuildFailed as failure:
        kept = f"\n«{options.site}» n'a pas changé." if failure.intact else ""
        print(f"{failure}{kept}", file=sys.stderr)
        return PROBLEMS
    for warning in report.warnings:
        print(f"Attention. {warning}", file=sys.stderr)
    notices = [problem for problem in problems if problem.rule is LAYER_OTHERWISE]
    if notices:
        print(as_terminal(notices, colour=sys.stdout.isatty()))
    print(summary(problems, len(corpus.files)))
    print(f"Site construit dans {options.site}/ : pages {report.pages:.1f} s, "
          f"index {report.index:.1f} s.")
    return OK
