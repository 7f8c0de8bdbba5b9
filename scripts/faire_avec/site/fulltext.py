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
from faire_avec.machine.byproducts import Store, fingerprint, packed, unpacked
from faire_avec.machine.processes import bound_to_parent

_KIND = "index"


class IndexingError(Exception):
    """Pagefind failed.

    Args:
        detail: what Pagefind said.
    """


class Indexing:
    """``pagefind/`` on its way: Pagefind reads the pages while the rest of the site is written.

    Pagefind neither folds ’ to ' nor œ to oe, so it reads a twin of the folder where the pages
    that hold such signs are folded; the others are the very same files, linked. The same pages
    give the index that was made before.

    Args:
        site: the built folder; its pages are written, and stay.
        store: where indexes are kept; None to keep nothing.
    """

    def __init__(self, site: Path, store: Store | None = None) -> None:
        self._site = site
        self._store = store
        self._process: subprocess.Popen[bytes] | None = None
        self._stopped = False
        self._folder = Path(tempfile.mkdtemp(prefix=".index-", dir=site.parent))
        try:
            self._name = self._twin()
            self._kept = store.find(_KIND, self._name) if store else None
            if self._kept is None:
                self._start()
        except BaseException:
            self.stop()
            raise

    def finish(self) -> None:
        """Wait for the index, and put it in the site.

        Raises:
            IndexingError: when Pagefind fails.
        """
        try:
            output = self._output
            if self._process is not None:
                self._process.wait()
                if self._stopped:
                    return
                if self._process.returncode != 0 or not (output / "pagefind.js").is_file():
                    raise IndexingError(self._said.read_text("utf-8", "replace").strip())
                _drop_unused(output)
                _settle(output)
                self._keep()
            elif self._stopped:
                return
            elif self._kept is not None:
                for name, content in unpacked(self._kept):
                    path = output / name
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_bytes(content)
            place = self._site / "pagefind"
            shutil.rmtree(place, ignore_errors=True)
            os.rename(output, place)
        except OSError:
            if not self._stopped:  # else its folder goes away under it
                raise
        finally:
            shutil.rmtree(self._folder, ignore_errors=True)

    def stop(self) -> None:
        """Give up."""
        self._stopped = True
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _output(self) -> Path:
        return self._folder / "index"

    @property
    def _said(self) -> Path:
        return self._folder / "dit.txt"

    def _twin(self) -> str:
        """Write the twin; the fingerprint of its pages."""
        digest = hashlib.sha256()
        for page in sorted(self._site.rglob("*.html")):
            text = page.read_text(encoding="utf-8")
            if "data-pagefind-body" not in text:
                continue  # lists, A–Z, search: never results
            name = page.relative_to(self._site)
            copy = self._folder / "pages" / name
            copy.parent.mkdir(parents=True, exist_ok=True)
            folded = fold_quotes(text)
            if folded == text:
                _same_file(page, copy)
            else:
                copy.write_text(folded, encoding="utf-8")
            digest.update(fingerprint(name.as_posix(), folded).encode())
        return digest.hexdigest()

    def _start(self) -> None:
        # Its own program, without the Python that would start it: that one would not take the
        # child along when it dies.
        (self._folder / "pages").mkdir(exist_ok=True)
        with self._said.open("wb") as said:
            self._process = subprocess.Popen(
                [str(get_executable()), "--site", str(self._folder / "pages"),
                 "--output-path", str(self._output), "--force-language", "fr", "--quiet"],
                stdout=said, stderr=said,
                preexec_fn=bound_to_parent() if os.name == "posix" else None,
            )

    def _keep(self) -> None:
        if self._store:
            files = sorted(path for path in self._output.rglob("*") if path.is_file())
            self._store.put(_KIND, packed(
                (path.relative_to(self._output).as_posix(), path.read_bytes()) for path in files
            ), self._name)


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
