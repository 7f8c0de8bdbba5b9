"""The command ``faire-avec``: the only module that prints or exits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from faire_avec import __version__
from faire_avec.blank import blank_sheet
from faire_avec.check import load_and_check, verify
from faire_avec.corpus import LEDGER, LEDGER_HEAD, load
from faire_avec.loading.files import MAX_SHEET_BYTES, list_files, read_text, shown_path
from faire_avec.memory import collector_paused
from faire_avec.model import SHEET_TYPES
from faire_avec.problems import Problem
from faire_avec.recall import Recall
from faire_avec.repair import repair
from faire_avec.reporting import as_github, as_json, as_terminal, summary
from faire_avec.schema import generated_files
from faire_avec.settings import CheckSettings
from faire_avec.suggest import closest
from faire_avec.text import slugify

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

    check = commands.add_parser("verifier", help="vérifier les fiches")
    check.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                        help="dossier des fiches (fiches)")
    check.add_argument("chemins", type=Path, nargs="*", metavar="CHEMIN",
                        help="fiches ou dossiers à vérifier, au milieu de toutes les autres "
                        "(tout)")
    check.add_argument("--corriger", action="store_true",
                       help="corriger d'abord ce qui peut l'être sans risque : espaces, dates, "
                       "identifiants, ordre des champs")
    check.add_argument("--sans-memoire", action="store_true",
                        help="tout relire, sans se souvenir de la vérification précédente")
    check.add_argument("--format", choices=("terminal", "github", "json"), default="terminal",
                        help="forme des messages (terminal)")
    new = commands.add_parser("nouvelle", help="écrire une nouvelle fiche à compléter")
    new.add_argument("type", metavar="TYPE", help=f"type de fiche : {', '.join(SHEET_TYPES)}")
    new.add_argument("titre", metavar="TITRE", help="titre de la fiche, entre guillemets")
    new.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                     help="dossier des fiches (fiches)")

    schema = commands.add_parser(
        "schema", help="écrire les schémas qui aident les éditeurs à compléter les fiches"
    )
    schema.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                        help="dossier des fiches (fiches)")

    ledger = commands.add_parser(
        "registre", help="inscrire les nouvelles fiches au registre des identifiants publiés"
    )
    ledger.add_argument("--fiches", type=Path, default=Path("fiches"), metavar="DOSSIER",
                        help="dossier des fiches (fiches)")

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
    commands = {
        "verifier": _verify,
        "construire": _build,
        "nouvelle": _new,
        "schema": _schema,
        "registre": _ledger,
    }
    try:
        # A command is one short life: what it makes is needed to the end.
        with collector_paused():
            return commands[options.commande](options)
    except FileNotFoundError as missing:
        print(f"Le dossier «{missing}» n'existe pas. Donnez-le avec --fiches DOSSIER.",
              file=sys.stderr)
        return USAGE


def _verify(options: argparse.Namespace) -> int:
    wanted = []
    for path in options.chemins:
        if not _inside(path, options.fiches):
            print(f"«{path}» n'est pas dans «{options.fiches}/», ou n'existe pas.",
                  file=sys.stderr)
            return USAGE
        wanted.append(shown_path(path.resolve(), options.fiches.resolve()))
    if options.corriger:
        _repair(options.fiches, wanted)
    memory = options.fiches.resolve().parent / ".cache" / "faire-avec" / "verifier.json"
    recall = Recall(None if options.sans_memoire else memory)
    found = verify(options.fiches, CheckSettings(), recall)
    recall.save()
    problems = [problem for problem in found.problems if _asked(problem.path, wanted)]
    if options.format == "json":
        print(as_json(problems))
    elif options.format == "github":
        print(as_github(problems))
    else:
        if problems:
            print(as_terminal(problems, colour=sys.stdout.isatty()))
        print(summary(problems, found.files))
    return PROBLEMS if any(problem.is_error for problem in problems) else OK


def _asked(path: str, wanted: Sequence[str]) -> bool:
    return not wanted or any(path == one or path.startswith(f"{one}/") for one in wanted)


def _repair(folder: Path, wanted: Sequence[str]) -> None:
    for file in list_files(folder).sheets:
        if not _asked(file.shown, wanted):
            continue
        text = read_text(file.path, file.shown, MAX_SHEET_BYTES)
        if isinstance(text, Problem):
            continue
        repaired = repair(text, file.type)
        if repaired.done:
            file.path.write_text(repaired.text, encoding="utf-8")
            print(f"{file.shown} corrigé : {', '.join(repaired.done)}")


def _inside(path: Path, folder: Path) -> bool:
    return path.exists() and path.resolve().is_relative_to(folder.resolve())


def _build(options: argparse.Namespace) -> int:
    # MkDocs and the theme take time to import; checking alone does without them.
    from faire_avec.build import BuildFailed, build

    config = options.config or Path("mkdocs.yml")
    if not config.is_file():
        print(f"La configuration «{config}» n'existe pas. Lancez la commande à la racine du "
              "projet, ou donnez --config FICHIER.", file=sys.stderr)
        return USAGE
    corpus, problems = load_and_check(options.fiches, CheckSettings())
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


def _new(options: argparse.Namespace) -> int:
    kind = SHEET_TYPES.get(options.type)
    if kind is None:
        near = closest(options.type, SHEET_TYPES)
        hint = f" Vouliez-vous dire «{near}» ?" if near else ""
        print(f"«{options.type}» n'est pas un type de fiche ({', '.join(SHEET_TYPES)}).{hint}",
              file=sys.stderr)
        return USAGE
    name = slugify(options.titre)[:60].strip("-")
    path = options.fiches / kind.folder / f"{name}.yml"
    corpus, _ = load(options.fiches)
    if not name:
        print("Le titre ne contient ni lettre ni chiffre : donnez-en un autre.", file=sys.stderr)
        return USAGE
    if name in corpus.known_ids or path.exists():
        print(f"L'identifiant «{name}» est déjà pris : choisissez un autre titre.",
              file=sys.stderr)
        return PROBLEMS
    path.parent.mkdir(parents=True, exist_ok=True)
    text = blank_sheet(kind, options.titre, corpus.tables.vocabularies, date.today())
    path.write_text(text, encoding="utf-8")
    print(f"Fiche écrite : {path}\nComplétez-la, puis lancez : faire-avec verifier {path}")
    return OK


def _schema(options: argparse.Namespace) -> int:
    corpus, _ = load(options.fiches)
    root = options.fiches.resolve().parent
    for name, text in generated_files(corpus.tables.vocabularies).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        print(f"écrit : {name}")
    return OK


def _ledger(options: argparse.Namespace) -> int:
    corpus, _ = load(options.fiches)
    path = options.fiches / LEDGER
    known = {published for _, published in corpus.tables.published}
    added = sorted(
        sheet.id for sheet in corpus.sheets.values()
        if sheet.id not in known and sheet.fiche.statut != "brouillon"
    )
    before = path.read_text(encoding="utf-8") if path.is_file() else LEDGER_HEAD
    path.write_text(before + "".join(f"{name}\n" for name in added), encoding="utf-8")
    print(f"{len(added)} identifiant(s) ajouté(s) à {path}")
    return OK
