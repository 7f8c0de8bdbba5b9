"""Build the whole site beside the old one, and put it in place only when it is complete."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from pathlib import Path

from faire_avec.corpus import Corpus
from faire_avec.machine.byproducts import Store
from faire_avec.machine.collector import collector_paused
from faire_avec.machine.disk import reason
from faire_avec.places import ARCHIVES, DONNEES_FICHIERS
from faire_avec.site.copies.both import ASSETS, write_copies
from faire_avec.site.copies.single import TooHeavy
from faire_avec.site.inventory import write_edition
from faire_avec.site.placing import is_mount, place, stranded, workshop
from faire_avec.site.plugin import build_site


class BuildFailed(Exception):
    """There is no new site.

    Args:
        why: French sentence for the author.
        intact: whether the old site is in its place, whole.
    """

    def __init__(self, why: str, *, intact: bool = True) -> None:
        super().__init__(why)
        self.intact = intact


@dataclass(frozen=True)
class BuildReport:
    """How a build went.

    Args:
        pages: seconds for the pages and all the files.
        index: seconds spent waiting for the index after that; it is made meanwhile.
        warnings: French sentences for who publishes.
    """

    pages: float
    index: float
    warnings: tuple[str, ...] = ()


def build(
    corpus: Corpus, config_file: Path, destination: Path, *, index: bool = True,
    store: Store | None = None, copies: bool = False,
) -> BuildReport:
    """Build the site of a checked corpus.

    Args:
        corpus: sheets already checked.
        config_file: ``mkdocs.yml``.
        destination: folder of the site, replaced as a whole.
        index: whether to write the full-text index.
        store: where costly files are kept from one build to the next; None to keep nothing.
        copies: whether to publish the copies to take away, with links to them.

    Returns:
        The time of each step, and what to warn of.

    Raises:
        BuildFailed: when a step fails; ``destination`` is untouched.
    """
    asked = destination
    try:
        # MkDocs counts a relative folder from its configuration; a link leads to what is replaced.
        destination = Path(os.path.realpath(destination, strict=False))
        if is_mount(destination):
            raise BuildFailed(
                f"«{asked}» est un point de montage : il ne peut pas être remplacé d'un seul "
                f"coup. Donnez un dossier qui s'y trouve, comme --site {asked / 'guide'}, ou "
                "montez le dossier qui le contient"
            )
        destination.parent.mkdir(parents=True, exist_ok=True)
        with workshop(destination) as work:
            report = _build(corpus, config_file, destination, work, index=index, store=store,
                            copies=copies)
        if store is not None:
            store.tidy()
        return report
    except BuildFailed:
        raise
    except (Exception, SystemExit) as error:
        why = reason(error) if isinstance(error, OSError) else str(error)
        if stranded(destination):
            raise BuildFailed(
                f"la construction a échoué : {why}\nLe système a refusé de remettre l'ancien site "
                "à sa place : il est mis de côté, entier, et la prochaine construction le remettra",
                intact=False,
            ) from error
        raise BuildFailed(f"la construction a échoué : {why}") from error


def _build(
    corpus: Corpus, config_file: Path, destination: Path, work: Path, *, index: bool,
    store: Store | None, copies: bool,
) -> BuildReport:
    if destination.exists() and not _is_site(destination):
        raise BuildFailed(
            f"«{destination}» existe et n'est pas un site construit par faire-avec : choisissez "
            "un autre dossier"
        )
    fresh = work / "site"
    start = time.perf_counter()
    with collector_paused():
        built = build_site(
            config_file, corpus, fresh, index=index, store=store, copies=copies
        )
    pages = time.perf_counter() - start - built.waited
    write_edition(fresh, corpus, built.address)
    if copies:
        try:
            write_copies(fresh, built.docs / ASSETS, fresh / ARCHIVES)
        except TooHeavy as heavy:
            raise BuildFailed(
                f"le fichier unique ferait {heavy.size / 1e6:.1f} Mo, plus qu'un mail ne prend. "
                "Construisez sans --avec-copies"
            ) from heavy
    place(fresh, destination, work, _is_site)
    return BuildReport(pages, built.waited, built.warnings)


def _is_site(folder: Path) -> bool:
    """An empty folder, or one that holds a site built here."""
    if not folder.is_dir():
        return False
    return not any(folder.iterdir()) or (folder / DONNEES_FICHIERS / "fiches.json").is_file()
