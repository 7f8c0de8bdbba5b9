"""``faire-avec empreinte``: keep what lets a sentence of a page be known again."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from faire_avec.commands._common import OK, PROBLEMS, USAGE, sheets_folder
from faire_avec.commands.veille import NEEDS, user_agent
from faire_avec.corpus import load
from faire_avec.language.fold import slugify
from faire_avec.language.shingles import fingerprint
from faire_avec.machine import clock
from faire_avec.machine.disk import TooBig, read_plain

if TYPE_CHECKING:
    from faire_avec.upkeep.watch.webpage import Page

NAME = "empreinte"
HELP = "garder de quoi reconnaître, dans une page, la phrase qui prouve un fait"

_MOST_BYTES = 30_000_000


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the words of the command."""
    parser.add_argument("page", metavar="ADRESSE|FICHIER",
                        help="la page, ou sa copie (HTML, PDF, texte)")
    parser.add_argument("phrase", metavar="PHRASE", help="la phrase, telle que la page l'écrit")
    parser.add_argument("--source", metavar="IDENTIFIANT",
                        help="source de fiches/sources.yml (celle qui a cette adresse)")
    parser.add_argument("--ou", metavar="REPÈRE", help="dans la page : « #titre » ou « p. 3 »")
    parser.add_argument("--nom", metavar="IDENTIFIANT", help="identifiant du passage")
    parser.add_argument("--adresse", metavar="URL",
                        help="qui demande : l'adresse du guide (site_url de mkdocs.yml)")
    sheets_folder(parser)


def run(options: argparse.Namespace) -> int:
    """Print the entry to add to ``passages.yml``; refuse a sentence that is not in the page."""
    try:
        from faire_avec.upkeep.watch.webpage import Unreadable
    except ModuleNotFoundError:
        print(NEEDS, file=sys.stderr)
        return USAGE
    try:
        wanted = fingerprint(options.phrase)
    except ValueError as error:
        print(f"Cette phrase ne convient pas : {error}.", file=sys.stderr)
        return PROBLEMS
    try:
        page = _page(options)
    except Unreadable as error:
        print(f"Cette page ne se lit pas : {error}.", file=sys.stderr)
        return PROBLEMS
    if page is None:
        return USAGE
    if options.ou and options.ou not in page.anchors:
        print(f"«{options.ou}» n'est pas dans cette page. Repères : "
              f"{', '.join(list(page.anchors)[:20]) or 'aucun'}", file=sys.stderr)
        return PROBLEMS
    kept = page.text.keep(options.phrase)
    if kept is None:
        print("Cette phrase n'est pas dans la page.", file=sys.stderr)
        near = page.text.find(wanted).sentence
        if near:
            print(f"La plus proche : {near}", file=sys.stderr)
        return PROBLEMS
    source = options.source or _source(options.fiches, options.page) or "IDENTIFIANT-DE-LA-SOURCE"
    name = options.nom or slugify(" ".join([source, *options.phrase.split()[:4]]))[:60].strip("-")
    print(f"{name}:\n  source: {source}")
    if options.ou:
        print(f'  ou: "{options.ou}"')
    print(f'  empreinte: "{kept.written()}"\n  lu_le: {clock.today().isoformat()}')
    print("À ajouter à fiches/passages.yml ; puis, sous le fait, à côté de sa source : "
          f"passage: {name}", file=sys.stderr)
    return OK


def _page(options: argparse.Namespace) -> Page | None:
    from faire_avec.upkeep.watch.visit import Manners, Visitor
    from faire_avec.upkeep.watch.webpage import read_page

    if options.page.startswith(("http://", "https://")):
        agent = user_agent(options.adresse, options.fiches)
        if agent is None:
            print("Dites au site qui le visite : site_url dans mkdocs.yml, la variable "
                  "FAIRE_AVEC_ADRESSE, ou --adresse URL", file=sys.stderr)
            return None
        answer = Visitor(Manners(agent)).read(options.page)
        if answer.status != 200 or answer.trouble:
            why = answer.trouble.value if answer.trouble else f"réponse {answer.status}"
            print(f"La page ne s'ouvre pas : {why}. Enregistrez-la, puis donnez le fichier.",
                  file=sys.stderr)
            return None
        return read_page(answer.content, answer.kind)
    path = Path(options.page)
    if not path.is_file():
        print(f"«{options.page}» n'est ni une adresse ni un fichier.", file=sys.stderr)
        return None
    try:
        content = read_plain(path, _MOST_BYTES)
    except TooBig:
        print("Ce fichier est trop lourd pour une page.", file=sys.stderr)
        return None
    kinds = {".pdf": "application/pdf", ".txt": "text/plain", ".md": "text/plain"}
    return read_page(content, kinds.get(path.suffix.lower(), "text/html"))


def _source(folder: Path, url: str) -> str | None:
    if not folder.is_dir():
        return None
    corpus, _ = load(folder)
    bare = url.split("#")[0]
    return next((key for key, source in corpus.tables.sources.entries.items()
                 if source.url and source.url.split("#")[0] == bare), None)
