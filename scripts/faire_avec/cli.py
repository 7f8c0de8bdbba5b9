"""The command ``faire-avec``: the only module that prints or exits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from faire_avec import __version__
from faire_avec.check import load_and_check
from faire_avec.reporting import as_github, as_json, as_terminal, summary
from faire_avec.settings import CheckSettings

OK, PROBLEMS, USAGE = 0, 1, 2


class _FrenchParser(argparse.ArgumentParser):
    def error(self, message: str) -> None:  # type: ignore[override]
        self.print_usage(sys.stderr)
        self.exit(USAGE, f"{self.prog} : commande mal formée. Essayez «{self.prog} --help».\n"
                         f"(détail : {message})\n")


def _parser() -> argparse.ArgumentParser:
    parser = _FrenchParser(
        prog="faire-avec",
        description="Vérifie les fiches du guide et construit le site.",
    )
    parser.add_argument("--version", action="version", version=f"faire-avec {__version__}")
    commands = parser.add_subparsers(dest="commande", required=True, metavar="COMMANDE")

    verify = commands.add_parser("verifier", help="vérifier les fiches")
    verify.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                        help="dossier des fiches (fiches)")
    verify.add_argument("--format", choices=("terminal", "github", "json"), default="terminal",
                        help="forme des messages (terminal)")
    build = commands.add_parser("construire", help="vérifier les fiches et construire le site")
    build.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                       help="dossier des fiches (fiches)")
    build.add_argument("--site", type=Path, default=Path("site"), metavar="DOSSIER",
                       help="dossier du site, remplacé en entier (site)")
    build.add_argument("--config", type=Path, default=None, metavar="FICHIER",
                       help="configuration du site (mkdocs.yml)")
    build.add_argument("--sans-index", action="store_true",
                       help="ne pas construire l'index de recherche")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: words of the command line; those of the process when None.

    Returns:
        0 when all is well, 1 when there are errors, 2 when the command is misused.
    """
    options = _parser().parse_args(arguments)
    commands = {"verifier": _verify, "construire": _build}
    return commands[options.commande](options)


def _verify(options: argparse.Namespace) -> int:
    try:
        corpus, problems = load_and_check(options.fiches, CheckSettings())
    except FileNotFoundError:
        print(f"Le dossier «{options.fiches}» n'existe pas. Donnez-le avec --fiches DOSSIER.",
              file=sys.stderr)
        return USAGE
    if options.format == "json":
        print(as_json(problems))
    elif options.format == "github":
        print(as_github(problems))
    else:
        if problems:
            print(as_terminal(problems, colour=sys.stdout.isatty()))
        print(summary(problems, len(corpus.files)))
    return PROBLEMS if any(problem.is_error for problem in problems) else OK


def _build(options: argparse.Namespace) -> int:
    # MkDocs and the theme take time to import; checking alone does without them.
    from faire_avec.build import BuildFailed, build

    config = options.config or Path("mkdocs.yml")
    if not config.is_file():
        print(f"La configuration «{config}» n'existe pas. Lancez la commande à la racine du "
              "projet, ou donnez --config FICHIER.", file=sys.stderr)
        return USAGE
    try:
        corpus, problems = load_and_check(options.fiches, CheckSettings())
    except FileNotFoundError:
        print(f"Le dossier «{options.fiches}» n'existe pas. Donnez-le avec --fiches DOSSIER.",
              file=sys.stderr)
        return USAGE
    errors = [problem for problem in problems if problem.is_error]
    if errors:
        print(as_terminal(errors, colour=sys.stdout.isatty()))
        print(summary(problems, len(corpus.files)))
        print(f"Le site n'a pas été construit ; «{options.site}» n'a pas changé.")
        return PROBLEMS
    try:
        report = build(corpus, config, options.site, index=not options.sans_index)
    except BuildFailed as failure:
        print(f"{failure}\n«{options.site}» n'a pas changé.", file=sys.stderr)
        return PROBLEMS
    print(summary(problems, len(corpus.files)))
    print(f"Site construit dans {options.site}/ : pages {report.pages:.1f} s, "
          f"index {report.index:.1f} s.")
    return OK
