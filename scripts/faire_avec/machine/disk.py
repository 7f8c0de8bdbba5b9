"""Files read and written so that nothing hangs, nothing follows a link, nothing is half written."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path

_REASONS = {
    errno.ENOSPC: "le disque est plein",
    errno.EDQUOT: "la place accordée sur ce disque est épuisée",
    errno.EFBIG: "le fichier dépasse la taille permise",
    errno.EROFS: "ce disque est en lecture seule",
    errno.EACCES: "les droits ne le permettent pas",
    errno.EPERM: "les droits ne le permettent pas",
    errno.ENOENT: "ce fichier ou ce dossier n'existe pas",
    errno.ENOTDIR: "ce n'est pas un dossier, ou l'un de ceux du chemin n'en est pas un",
    errno.EISDIR: "c'est un dossier",
    errno.EEXIST: "quelque chose porte déjà ce nom",
    errno.ENOTEMPTY: "le dossier n'est pas vide",
    errno.ELOOP: "c'est un lien symbolique, ou des liens qui tournent en rond",
    errno.EMFILE: "trop de fichiers sont ouverts",
    errno.ENFILE: "trop de fichiers sont ouverts sur cette machine",
    errno.EBUSY: "il est occupé, peut-être par un point de montage",
    errno.EXDEV: "il est sur un autre disque",
    errno.EIO: "le disque répond mal",
    errno.ENAMETOOLONG: "le nom est trop long",
    errno.ENOMEM: "la mémoire manque",
    errno.EPIPE: "plus personne ne lit la sortie",
    errno.ENXIO: "ce n'est pas un fichier ordinaire",
}


class NotPlain(OSError):
    """What bears the name is neither a file nor a link to refuse: a pipe, a device, a socket."""


class TooBig(Exception):
    """More bytes than allowed.

    Args:
        size: how many there are, as far as is known.
    """

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def reason(error: OSError) -> str:
    """One French clause: which file, and why the system refused."""
    why = _REASONS.get(error.errno or 0) or f"le système a refusé ({error})"
    return f"«{error.filename}» : {why}" if error.filename else why


def read_plain(path: Path, max_bytes: int) -> bytes:
    """The bytes of an ordinary file; nothing else is opened for more than a look.

    Args:
        path: the file.
        max_bytes: size limit, in bytes.

    Raises:
        TooBig: when there are more bytes.
        NotPlain: when it is a pipe, a device, a socket or a folder.
        OSError: when it cannot be read; ``ELOOP`` for a symbolic link.
    """
    _plain(os.lstat(path), path)
    # Looked at twice: what is opened may have changed since.
    flags = ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY")
    descriptor = os.open(path, os.O_RDONLY | sum(getattr(os, flag, 0) for flag in flags))
    try:
        about = os.fstat(descriptor)
        _plain(about, path)
        if about.st_size > max_bytes:
            raise TooBig(about.st_size)
        with open(descriptor, "rb", closefd=False) as file:
            content = file.read(max_bytes + 1)
    finally:
        os.close(descriptor)
    if len(content) > max_bytes:
        raise TooBig(len(content))
    return content


def _plain(about: os.stat_result, path: Path) -> None:
    if stat.S_ISLNK(about.st_mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    if not stat.S_ISREG(about.st_mode):
        raise NotPlain(errno.ENXIO, os.strerror(errno.ENXIO), str(path))


def replace(path: Path, content: bytes | str) -> None:
    """Give a file a new content in one step: a reader, or a kill, meets the old or the new one.

    A link that bears the name is replaced, never followed. The rights of a present file stay.

    Args:
        path: the file; its folder exists.
        content: what it will hold; a text is written in UTF-8.

    Raises:
        OSError: when it cannot be written; nothing has changed then.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:100]}-", dir=path.parent)
    try:
        with open(descriptor, "wb") as file:
            file.write(data)
        os.chmod(name, _rights(path))
        os.replace(name, path)
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(name)
        raise


def _rights(path: Path) -> int:
    try:
        about = os.lstat(path)
    except OSError:
        about = None
    if about is not None and stat.S_ISREG(about.st_mode):
        return stat.S_IMODE(about.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
