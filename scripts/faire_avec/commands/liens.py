"""``faire-avec liens``: open every link of the guide and say what became of it."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from urllib.parse import urlsplit

from faire_avec import __version__
from faire_avec.commands._common import OK, PROBLEMS, sheets_folder
from faire_avec.corpus import load
from faire_avec.machine import clock
from faire_avec.upkeep.addresses import addresses
from faire_avec.upkeep.links import Answer, Verdict, judge, useless

NAME = "liens"
HELP = "ouvrir les liens des fiches et dire lesquels ne marchent plus (demande une connexion)"

_TITLES = {
    Verdict.DEAD: "Morts : rien ne répond, ou la page n'existe plus",
    Verdict.HOME: "Renvoyés à l'accueil : la page a disparu",
    Verdict.MOVED: "Déménagés : la page est sur un autre site",
    Verdict.REFUSED: "Refusés : le site répond, mais pas à un programme ; à ouvrir à la main",
    Verdict.SLOW: "Lents",
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    sheets_folder(parser)
    parser.add_argument("--format", choices=("table", "json"), default="table",
                        help="forme de la réponse (table)")
    parser.add_argument("--site", metavar="DOMAINE", help="seulement les liens de ce site (tous)")
    parser.add_argument("--pause", type=float, default=2.0, metavar="SECONDES",
                        help="entre deux demandes au même site (2)")
    parser.add_argument("--patience", type=float, default=20.0, metavar="SECONDES",
                        help="attente d'une réponse (20)")
    parser.add_argument("--essais", type=int, default=2, metavar="NOMBRE",
                        help="nouveaux essais quand rien ne répond (2)")
    parser.add_argument("--lent", type=float, default=8.0, metavar="SECONDES",
                        help="au-delà, la page est dite lente (8)")


def run(options: argparse.Namespace) -> int:
    """Ask, then tell; an error when a link is dead or is ignored for nothing."""
    # Asking the web takes time to import; no other command does.
    from faire_avec.upkeep.web import Manners, visit

    corpus, _ = load(options.fiches)
    places = addresses(corpus)
    asked = [url for url in places
             if not options.site or urlsplit(url).hostname == options.site]
    manners = Manners(f"faire-avec-liens/{__version__} (verification des liens d'un guide)",
                      options.pause, options.patience, options.essais)
    answers: dict[str, Answer] = {}
    for answer in visit(asked, manners):
        answers[answer.url] = answer
        if sys.stderr.isatty():
            print(f"\r{len(answers)} liens sur {len(asked)}", end="", file=sys.stderr)
    verdicts = {url: judge(answer, options.lent) for url, answer in answers.items()}
    ignored = corpus.tables.ignored_links.entries
    faults = useless(ignored, places, verdicts, clock.today())
    told = {
        url: verdict for url, verdict in verdicts.items()
        if verdict is not Verdict.FINE and url not in ignored
    }
    if options.format == "json":
        print(_as_json(told, answers, places, faults))
    else:
        print(_as_table(told, answers, places, faults, len(answers)))
    return PROBLEMS if faults or Verdict.DEAD in told.values() else OK


def _as_table(
    told: Mapping[str, Verdict], answers: Mapping[str, Answer], places: Mapping[str, list[str]],
    faults: Mapping[str, str], total: int,
) -> str:
    lines = [f"{total} liens ouverts, {len(told)} à regarder."]
    for verdict, title in _TITLES.items():
        urls = [url for url, one in told.items() if one is verdict]
        if urls:
            lines += ["", f"{title} ({len(urls)})"]
        for url in urls:
            lines += [f"  {url}", f"    {answers[url].told}", f"    {', '.join(places[url])}"]
    if faults:
        lines += ["", f"Liens ignorés à tort ({len(faults)})"]
        lines += [f"  {url}\n    {why}" for url, why in faults.items()]
    return "\n".join(lines)


def _as_json(
    told: Mapping[str, Verdict], answers: Mapping[str, Answer], places: Mapping[str, list[str]],
    faults: Mapping[str, str],
) -> str:
    links = [
        {"adresse": url, "verdict": verdict.value, "reponse": answers[url].told,
         "ou": places[url]}
        for url, verdict in told.items()
    ]
    ignored = [{"adresse": url, "raison": why} for url, why in faults.items()]
    return json.dumps({"version": 1, "ouverts": len(answers), "liens": links,
                       "ignores_a_tort": ignored}, ensure_ascii=False, indent=1)
