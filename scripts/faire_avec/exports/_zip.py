"""Archives that are the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping

from faire_avec.machine.byproducts import Keep, made_anew

# A fixed day: the first that an archive can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)


def archive(
    files: Mapping[str, str | bytes], stored: tuple[str, ...] = (), keep: Keep = made_anew
) -> bytes:
    """A ZIP archive of ``files``, in their order, at a fixed date.

    Args:
        files: content by path.
        stored: paths left uncompressed.
        keep: gives an archive of the same files that was made before.
    """
    return keep("zip", _ingredients(files, stored), lambda: _archive(files, stored))


def _ingredients(
    files: Mapping[str, str | bytes], stored: tuple[str, ...]
) -> Iterator[str | bytes]:
    for path, content in files.items():
        yield path
        yield "stored" if path in stored else "deflated"
        yield content


def _archive(files: Mapping[str, str | bytes], stored: tuple[str, ...]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, content)
    return stream.getvalue()
