"""The full-text index: Pagefind run once over the whole built folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from pagefind_bin import get_executable

from faire_avec.processes import bound_to_parent
from faire_avec.text import fold_quotes


class IndexingError(Exception):
    """Pagefind failed.

    Args:
        detail: what Pagefind said.
    """


def index_site(site: Path) -> None:
    """Write ``pagefind/`` in a built site.

    Pagefind neither folds ’ to ' nor œ to oe, so it reads a twin of the folder where the pages
    that hold such signs are folded; the others are the very same files, linked.

    Args:
        site: the built folder.

    Raises:
        IndexingError: when Pagefind fails.
    """
    with tempfile.TemporaryDirectory(prefix=".index-", dir=site.parent) as folder:
        twin = Path(folder)
        for page in site.rglob("*.html"):
            text = page.read_text(encoding="utf-8")
            if "data-pagefind-body" not in text:
                continue  # lists, A–Z, search: never results
            copy = twin / page.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            folded = fold_quotes(text)
            if folded == text:
                _same_file(page, copy)
            else:
                copy.write_text(folded, encoding="utf-8")
        output = site / "pagefind"
        shutil.rmtree(output, ignore_errors=True)
        # Its own program, without the Python that would start it: that one would not take the
        # child along when it dies.
        run = subprocess.run(
            [str(get_executable()), "--site", str(twin), "--output-path", str(output),
             "--force-language", "fr", "--quiet"],
            capture_output=True, text=True, errors="replace", check=False,
            preexec_fn=bound_to_parent() if os.name == "posix" else None,
        )
        if run.returncode != 0 or not (output / "pagefind.js").is_file():
            raise IndexingError(run.stderr.strip() or run.stdout.strip())
        _drop_unused(output)


def _same_file(source: Path, copy: Path) -> None:
    try:
        os.link(source, copy)
    except OSError:
        shutil.copyfile(source, copy)


def _drop_unused(output: Path) -> None:
    """Remove Pagefind's own widgets: the guide has its own list of results."""
    for pattern in ("pagefind-ui.*", "pagefind-modular-ui.*", "pagefind-component-ui.*",
                    "pagefind-highlight.js"):
        for path in output.glob(pattern):
            path.unlink()
