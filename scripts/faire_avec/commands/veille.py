"""``faire-avec veille``: look, in the pages the guide cites, for the sentences that prove it."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from faire_avec import __version__
from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.corpus import load
from faire_avec.machine import clock
from faire_avec.machine.byproducts import cache_folder
from faire_avec.machine.disk import replace
from faire_avec.writing.redate import CannotRedate, redate

NAME = "veille"
HELP = "chercher dans les pages citées les phrases qui prouvent les faits (demande une connexion)"

NEEDS = ("Il manque de quoi lire les pages : pip install --require-hashes -r "
         "requirements/veille.txt")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    parser.add_argument("--compte", action="store_true",
                        help="dire seulement combien de faits ont un passage")
    parser.add_argument("--sans-visite", action="store_true",
                        help="ne rien demander au réseau : dire ce qui a été vu")
    parser.add_argument("--codes", type=Path, metavar="DOSSIER|ARCHIVE",
                        help="copie des codes (données LEGI), pour les articles de loi")
    parser.add_argument("--ecrire", action="store_true",
                        help="avancer la date des faits dont le passage est là")
    parser.add_argument("--apres", type=int, default=30, metavar="JOURS",
                        help="âge d'une date avant qu'elle avance (30)")
    parser.add_argument("--format", choices=("table", "json"), default="table",
                        help="forme de la réponse (table)")
    parser.add_argument("--rapport", type=Path, metavar="FICHIER",
                        help="écrire aussi le rapport (Markdown)")
    parser.add_argument("--tickets", type=Path, metavar="DOSSIER",
                        help="écrire un ticket par fiche à relire, son titre en première ligne")
    parser.add_argument("--site", metavar="DOMAINE", help="seulement les pages de ce site (tous)")
    parser.add_argument("--budget", type=int, default=300, metavar="PAGES",
                        help="pages à ouvrir au plus (300)")
    parser.add_argument("--tous-les", type=int, default=6, metavar="JOURS",
                        help="ne pas rouvrir une page vue depuis moins de jours (6)")
    parser.add_argument("--pause", type=float, default=2.0, metavar="SECONDES",
                        help="entre deux demandes au même site (2)")
    parser.add_argument("--patience", type=float, default=20.0, metavar="SECONDES",
                        help="attente d'une réponse (20)")
    parser.add_argument("--essais", type=int, default=2, metavar="NOMBRE",
                        help="nouveaux essais quand un site est en erreur (2)")
    parser.add_argument("--adresse", metavar="URL",
                        help="qui demande : l'adresse du guide (site_url de mkdocs.yml)")
    parser.add_argument("--memoire", type=Path, metavar="DOSSIER",
                        help="ce qui a été vu, d'un passage à l'autre (.cache/faire-avec/veille)")


def run(options: argparse.Namespace) -> int:
    """Watch, then tell; an error when a number changed or a passage is gone."""
    corpus, _ = load(options.fiches)
    try:
        from faire_avec.upkeep.watch import facts, findings, round
        from faire_avec.upkeep.watch.judge import ALARMS
        from faire_avec.upkeep.watch.law import NoCodes
        from faire_avec.upkeep.watch.memory import Memory
    except ModuleNotFoundError:
        print(NEEDS, file=sys.stderr)
        return USAGE
    if options.compte:
        print(facts.count(corpus).told())
        return OK
    today = clock.today()
    passages = facts.watched(corpus)
    memory = Memory(options.memoire or cache_folder(options.fiches) / "veille")
    pages = [
        page for page in round.pages(one for one in passages if not one.passage.article)
        if not options.site or urlsplit(page.url).hostname == options.site
    ]
    due = round.due(pages, memory, today, options.tous_les)
    if not options.sans_visite:
        refusal = _visit(due[: options.budget], options, memory, today)
        if refusal:
            print(refusal, file=sys.stderr)
            return USAGE
        due = round.due(pages, memory, today, options.tous_les)
    found = round.results(pages, memory)
    try:
        law, said = _law(passages, options.codes, today)
    except NoCodes as missing:
        print(missing, file=sys.stderr)
        return USAGE
    found = [*found, *law]
    moves = round.renewed(found, options.apres)
    moved = _write(options.fiches, moves) if options.ecrire else {
        name: len(those) for name, those in moves.items()
    }
    told = findings.as_markdown(found, today, waiting=len(due), law=said,
                              moved=sum(moved.values()))
    if options.rapport:
        replace(options.rapport, told)
    if options.tickets:
        _tickets(options.tickets, findings.tickets(found))
    print(findings.as_json(found, today, waiting=len(due), moves=moved)
          if options.format == "json" else told, end="")
    return PROBLEMS if any(result.verdict.outcome in ALARMS for result in found) else OK


def _visit(due: Sequence[Any], options: argparse.Namespace, memory: Any, today: date) -> str:
    """Visit the pages; why not, when they may not be."""
    from faire_avec.upkeep.watch.round import go_round
    from faire_avec.upkeep.watch.visit import Manners, Visitor

    if _in_a_proposal():
        return ("Une proposition ne visite aucun site : la veille ne se lance qu'à heure fixe, ou "
                "à la main. Pour voir ce qui est déjà su : --sans-visite")
    if not due:
        return ""
    agent = user_agent(options.adresse, options.fiches)
    if agent is None:
        return ("Dites aux sites qui les visite : site_url dans mkdocs.yml, la variable "
                "FAIRE_AVEC_ADRESSE, ou --adresse URL")
    visitor = Visitor(Manners(agent, options.pause, options.patience, options.essais))
    for number, _ in enumerate(go_round(due, visitor, memory, today), 1):
        if sys.stderr.isatty():
            print(f"\r{number} pages sur {len(due)}", end="", file=sys.stderr)
    print(f"{visitor.requests} demandes envoyées.", file=sys.stderr)
    return ""


def _in_a_proposal() -> bool:
    """Whether this runs for a pull request, on the forges that say so."""
    return (
        os.environ.get("GITHUB_EVENT_NAME", "").startswith("pull_request")
        or os.environ.get("CI_PIPELINE_SOURCE") == "merge_request_event"
    )


def user_agent(given: str | None, folder: Path) -> str | None:
    """What the guide calls itself when it reads a page; None when it could not be answered to.

    Args:
        given: the address given by hand; None to read that of the site.
        folder: the sheets' folder.
    """
    address = given or _site_address(folder.resolve().parent / "mkdocs.yml")
    if not address:
        return None
    return f"faire-avec-veille/{__version__} (+{address})"


class _Settings(yaml.SafeLoader):
    """Reads the settings of the site, environment variables included."""


def _from_environment(loader: yaml.SafeLoader, node: Any) -> str:
    *names, default = loader.construct_sequence(node)
    return next((os.environ[name] for name in names if os.environ.get(name)), default) or ""


_Settings.add_constructor("!ENV", _from_environment)


def _site_address(config: Path) -> str:
    try:
        settings = yaml.load(config.read_text(encoding="utf-8"), Loader=_Settings)
        return str(settings.get("site_url") or "")
    except (OSError, UnicodeDecodeError, yaml.YAMLError, AttributeError):
        return ""


def _law(
    passages: Sequence[Any], codes: Path | None, today: date
) -> tuple[list[Any], str]:
    """What became of the articles of law, and what is to be said of them."""
    from faire_avec.upkeep.watch.law import articles, bare, judge_article
    from faire_avec.upkeep.watch.round import Result

    law = [one for one in passages if one.passage.article]
    if not law:
        return [], ""
    if codes is None:
        return [], (f"{len(law)} articles de loi n'ont pas été comparés : donnez une copie des "
                    "codes avec --codes.")
    versions = articles(codes, law)
    found = [
        Result(one, judge_article(
            one, versions.get((one.passage.code, bare(one.passage.article)), ()), today
        ), today, today)
        for one in law
    ]
    return found, f"{len(law)} articles de loi comparés à la copie des codes."


def _write(folder: Path, moves: Mapping[str, Sequence[Any]]) -> dict[str, int]:
    """Move the dates; how many in each file."""
    done = {}
    for name, those in moves.items():
        path = folder.joinpath(*Path(name).parts[1:])
        days = {
            result.watched.facts[rank].location: result.day for result, rank in those
        }
        try:
            text = path.read_bytes().decode("utf-8")
            replace(path, redate(text, days))
            done[name] = len(days)
        except (CannotRedate, UnicodeDecodeError):
            print(f"{name} : les dates n'ont pas pu être avancées sans toucher au reste.",
                  file=sys.stderr)
    return done


def _tickets(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for owner, text in texts.items():
        replace(folder / f"{owner}.md", text)


