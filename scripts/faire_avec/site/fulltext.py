"""The full-text index: Pagefind run once over the whole built folder."""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from pagefind_bin import get_executable

from faire_avec.language.fold import fold_quotes
from faire_avec.machine.processes import bound_to_parent


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
        _settle(output)


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


# What Pagefind writes before its own data, once unpacked.
_MARK = b"pagefind_dcd"


def _settle(output: Path) -> None:
    """Put the values of each filter in order: Pagefind writes them as its hash table gives them.

    A file is named by what it holds, so those that name it follow: the summary, then the entry.
    """
    entry = output / "pagefind-entry.json"
    listed = entry.read_text(encoding="utf-8")
    for summary in sorted(output.glob("pagefind.*.pf_meta")):
        content = gzip.decompress(summary.read_bytes())
        for path in sorted((output / "filter").glob("*.pf_filter")):
            name = path.stem.encode()
            if content.count(name) != 1:
                continue  # that of another language
            ordered = ordered_filter(gzip.decompress(path.read_bytes()))
            fresh = _renamed(path.stem, ordered)
            content = content.replace(name, fresh.encode())
            path.unlink()
            _pack(path.with_name(f"{fresh}.pf_filter"), ordered)
        former = summary.name.split(".")[1]
        fresh = _renamed(former, content)
        listed = listed.replace(f'"{former}"', f'"{fresh}"')
        summary.unlink()
        _pack(summary.with_name(f"pagefind.{fresh}.pf_meta"), content)
    entry.write_text(listed, encoding="utf-8")


def _renamed(name: str, content: bytes) -> str:
    """A name of the same length, which changes with the content: ``fr_`` and a digest."""
    language, _, digest = name.rpartition("_")
    return f"{language}_{hashlib.sha256(content).hexdigest()[:len(digest)]}"


def _pack(path: Path, content: bytes) -> None:
    path.write_bytes(gzip.compress(content, 9, mtime=0))


def ordered_filter(content: bytes) -> bytes:
    """A filter file with its values in order.

    Args:
        content: unpacked: a mark, then in CBOR (RFC 8949) the name and the list of its values,
            each with its pages.

    Raises:
        IndexingError: when it is not so.
    """
    try:
        start = _item_end(content, _head(content, len(_MARK))[2])  # after the name
        _, count, place = _head(content, start)
        values = []
        for _ in range(count):
            end = _item_end(content, place)
            values.append(content[place:end])
            place = end
    except IndexError:
        place = -1
    if not content.startswith(_MARK) or place != len(content):
        raise IndexingError("Pagefind n'écrit plus ses filtres de la même façon")
    head = len(content) - sum(map(len, values))
    return content[:head] + b"".join(sorted(values))


def _item_end(content: bytes, place: int) -> int:
    """Where an item of CBOR ends; numbers, texts and lists of known length are enough here."""
    kind, value, place = _head(content, place)
    if kind == 3:
        return place + value
    if kind == 4:
        for _ in range(value):
            place = _item_end(content, place)
        return place
    if kind == 0:
        return place
    raise IndexError(place)


def _head(content: bytes, place: int) -> tuple[int, int, int]:
    """Kind and value of the item that starts at a place, and where its content starts."""
    kind, value = divmod(content[place], 32)
    place += 1
    if value < 24:
        return kind, value, place
    if value > 27:
        raise IndexError(place)
    size = 1 << (value - 24)
    if place + size > len(content):
        raise IndexError(place)
    return kind, int.from_bytes(content[place:place + size], "big"), place + size
