"""Archives that are the same bytes for the same content."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

# A fixed day: the first that an archive can hold.
EPOCH = (1980, 1, 1, 0, 0, 0)


def archive(files: Mapping[str, str | bytes], stored: tuple[str, ...] = ()) -> bytes:
    """A ZIP archive of ``files``, in their order, at a fixed date.

    Args:
        files: content by path.
        stored: paths left uncompressed.
    """
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for path, content in files.items():
            info = zipfile.ZipInfo(path, EPOCH)
            info.compress_type = zipfile.ZIP_STORED if path in stored else zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, content)
    return stream.getvalue()
