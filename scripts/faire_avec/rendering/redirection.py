"""Static redirections: a page that leads to another, without script nor server."""

from __future__ import annotations

import shutil
from pathlib import Path

from markupsafe import Markup

from faire_avec.corpus import Corpus
from faire_avec.lasting import Redirect, address_of, redirects, server_files
from faire_avec.rendering.environment import environment
from faire_avec.rendering.page import root_of

SHORT = "f/"


def redirection_html(corpus: Corpus, origin: str, target: str, title: str) -> str:
    """The document of an address that leads to another.

    Args:
        corpus: the guide, for its public address.
        origin: address of the page, from the site's root.
        target: where it leads, from the site's root.
        title: what is there.
    """
    link = root_of(origin) + target
    canonical = corpus.publication.absolute(target) or link
    # Addresses are not prose: no French spaces in them.
    return environment().get_template("redirection.html").render(
        cible=Markup.escape(link), canonique=Markup.escape(canonical), titre=title
    )


def keep_addresses(corpus: Corpus, site: Path) -> None:
    """Make every published address of a built site answer, and write the servers' rules.

    Args:
        corpus: all sheets, and the ledgers.
        site: the built folder; pages lead to their successor, files are copied from it.

    Raises:
        LostAddresses: when a published address leads nowhere.
    """
    present = {
        address_of(path.relative_to(site).as_posix())
        for path in site.rglob("*") if path.is_file()
    }
    titles = {sheet.url: sheet.fiche.titre for sheet in corpus.sheets.values()}
    redirections = redirects(corpus, present)
    for item in redirections:
        path = site / item.origin
        if not item.origin.endswith("/"):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(site / item.target, path)
            continue
        path.mkdir(parents=True, exist_ok=True)
        title = titles.get(item.target, f"/{item.target}")
        page = redirection_html(corpus, item.origin, item.target, title)
        (path / "index.html").write_text(page, encoding="utf-8")
    short = [
        Redirect(f"{SHORT}{sheet.id}/", sheet.url) for sheet in corpus.sheets.values()
    ]
    for name, text in server_files([*redirections, *short], corpus.publication.base_path):
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
