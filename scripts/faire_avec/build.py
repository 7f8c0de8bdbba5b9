"""Build the whole site beside the old one, and put it in place only when it is complete."""

from __future__ import annotations

import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from faire_avec.corpus import Corpus
from faire_avec.indexing import index_site
from faire_avec.memory import collector_paused
from faire_avec.plugin import build_site


class BuildFailed(Exception):
    """The new site is not complete; the old one was left as it was.

    Args:
        reason: French sentence for the author.
    """


@dataclass(frozen=True)
class BuildReport:
    """Times of a build, in seconds."""

    pages: float
    index: float


def build(
    corpus: Corpus, config_file: Path, destination: Path, *, index: bool = True
) -> BuildReport:
    """Build the site of a checked corpus.

    Args:
        corpus: sheets already checked.
        config_file: ``mkdocs.yml``.
        destination: folder of the site, replaced as a whole.
        index: whether to write the full-text index.

    Returns:
        The time of each step.

    Raises:
        BuildFailed: when a step fails; ``destination`` is untouched.
    """
    if destination.exists() and not _is_site(destination):
        raise BuildFailed(
            f"«{destination}» existe et n'est pas un site construit par faire-avec : choisissez "
            "un autre dossier"
        )
    destination.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=destination.parent))
    fresh = work / "site"
    try:
        start = time.perf_counter()
        with collector_paused():
            build_site(config_file, corpus, fresh, index=False)
        pages = time.perf_counter()
        if index:
            index_site(fresh)
        done = time.perf_counter()
        _swap(fresh, destination, work)
    except (Exception, SystemExit) as error:
        raise BuildFailed(f"la construction a échoué : {error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return BuildReport(pages - start, done - pages)


def _is_site(folder: Path) -> bool:
    """An empty folder, or one that holds a site built here."""
    if not folder.is_dir():
        return False
    return not any(folder.iterdir()) or (folder / "api" / "v1" / "fiches.json").is_file()


def _swap(fresh: Path, destination: Path, work: Path) -> None:
    old = work / "ancien"
    if destination.exists():
        destination.rename(old)
    try:
        fresh.rename(destination)
    except OSError:
        if old.exists():
            old.rename(destination)
        raise
