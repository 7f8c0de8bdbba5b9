"""What is added to a built site so that no published address is lost."""

from __future__ import annotations

import shutil
from pathlib import Path

from faire_avec.corpus.lasting import Redirect, address_of, answer_addresses, redirects
from faire_avec.places import COURTS
from faire_avec.rendering.view import Site
from faire_avec.rendering.whole import redirection
from faire_avec.site.headers import redirection_files


def keep_addresses(site: Site, folder: Path) -> None:
    """Make every published address of a built site answer, and write the servers' rules.

    Args:
        site: what pages share.
        folder: the built folder; pages lead to their successor, files are copied from it.

    Raises:
        LostAddresses: when a published address leads nowhere.
    """
    corpus = site.corpus
    present = {
        address_of(path.relative_to(folder).as_posix())
        for path in folder.rglob("*") if path.is_file()
    }
    present |= answer_addresses(corpus)
    titles = {sheet.url: sheet.fiche.titre for sheet in corpus.sheets.values()}
    # An answer that moved is followed in its page, which bears its former anchor.
    redirections = [item for item in redirects(corpus, present) if "#" not in item.origin]
    for item in redirections:
        path = folder / item.origin
        if not item.origin.endswith("/"):
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / item.target, path)
            continue
        path.mkdir(parents=True, exist_ok=True)
        title = titles.get(item.target, f"/{item.target}")
        page = redirection(site, item.origin, item.target, title)
        (path / "index.html").write_text(page.html, encoding="utf-8")
    short = [Redirect(f"{COURTS}{sheet.id}/", sheet.url) for sheet in corpus.sheets.values()]
    for name, text in redirection_files([*redirections, *short], site.edition.base_path):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
