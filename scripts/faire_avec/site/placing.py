"""A new site takes the place of the old one in a single step of the file system.

A site is built in a folder beside its place, named ``.<site>-en-cours-<signs>`` and locked for as
long as its builder lives. The lock falls with the process, so the next build knows the folders
that the dead left, and sweeps them. Where the system can exchange two folders (Linux,
``renameat2``), a kill leaves the old site or the new one. Elsewhere two renames follow each other:
a kill between them leaves no site until the next build puts the old one back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

from faire_avec.machine.processes import stops_wait

try:
    import fcntl
except ImportError:  # no such locks there: nothing is swept
    fcntl = None  # type: ignore[assignment]

_OLD = "ancien"
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # linux/fs.h
# The system, or this file system, has no exchange.
_NO_EXCHANGE = {errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP, errno.ENOTSUP, errno.EXDEV}
_MOUNTS = Path("/proc/self/mountinfo")


@contextmanager
def workshop(destination: Path) -> Iterator[Path]:
    """A folder to build in, beside the place of the site; gone at the end.

    What dead builds left is swept first, and a site that one of them had set aside is put back.

    Args:
        destination: absolute place of the site; its parent exists.

    Raises:
        OSError: when nothing can be written there.
    """
    _sweep(destination)
    work, lock = _opened(destination)
    try:
        yield work
    finally:
        with stops_wait():
            _discard(work, destination)
            if lock is not None:
                os.close(lock)


def place(fresh: Path, destination: Path, work: Path, accepted: Callable[[Path], bool]) -> None:
    """Put a complete site in its place; the old one is then in the workshop, which goes away.

    Args:
        fresh: the new site, in the workshop.
        destination: its place.
        work: the workshop.
        accepted: whether what is found in the place may be replaced.

    Raises:
        FileExistsError: when what is found there may not be replaced.
        OSError: when the system refuses; the old site is left, or put back.
    """
    with _alone(destination.parent), stops_wait():
        if not os.path.lexists(destination):
            os.rename(fresh, destination)
            return
        if not accepted(destination):
            raise FileExistsError(errno.EEXIST, "not a site", str(destination))
        try:
            exchange(fresh, destination)
        except OSError as error:
            if error.errno not in _NO_EXCHANGE:
                raise
            _two_renames(fresh, destination, work / _OLD)


def stranded(destination: Path) -> bool:
    """Whether the old site waits in a workshop, because the system refused to put it back."""
    return not os.path.lexists(destination) and any(
        os.path.lexists(path / _OLD) for path in _workshops(destination)
    )


def is_mount(path: Path) -> bool:
    """Whether a folder is a mount point, which no rename can replace; binds of one disk too."""
    if os.path.ismount(path):
        return True
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:
        return False
    shown = {
        re.sub(rb"\\([0-7]{3})", lambda sign: bytes([int(sign[1], 8)]), line.split(b" ")[4])
        for line in lines
    }
    return os.fsencode(path) in shown


@lru_cache(maxsize=1)
def _renameat2() -> Any:
    try:
        return getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    except (OSError, TypeError):
        return None


def exchange(one: Path, other: Path) -> None:
    """Swap two names in one step.

    Raises:
        OSError: when the system refuses; ``ENOSYS`` when it does not know how.
    """
    call = _renameat2()
    if call is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS), str(other))
    ctypes.set_errno(0)
    if call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(other))


def _two_renames(fresh: Path, destination: Path, old: Path) -> None:
    try:
        os.rename(destination, old)
        os.rename(fresh, destination)
    except BaseException:
        _put_back(old, destination)
        raise


def _put_back(old: Path, destination: Path) -> None:
    with suppress(OSError):
        if os.path.lexists(old) and not os.path.lexists(destination):
            os.rename(old, destination)


def _discard(work: Path, destination: Path) -> None:
    """Erase a workshop, unless it holds the only site left."""
    _put_back(work / _OLD, destination)
    if os.path.lexists(destination) or not os.path.lexists(work / _OLD):
        shutil.rmtree(work, ignore_errors=True)


def _prefix(destination: Path) -> str:
    return f".{destination.name}-en-cours-"


def _workshops(destination: Path) -> list[Path]:
    """The workshops of a site, of the living and of the dead."""
    name = re.compile(re.escape(_prefix(destination)) + "[a-z0-9_]{8}")
    with suppress(OSError), os.scandir(destination.parent) as entries:
        return [
            Path(entry.path) for entry in entries
            if name.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False)
        ]
    return []


def _sweep(destination: Path) -> None:
    for work in _workshops(destination):
        lock = _locked(work)
        if lock is None:
            continue  # its builder lives
        with stops_wait():
            with _alone(destination.parent):
                _put_back(work / _OLD, destination)
            _discard(work, destination)
            os.close(lock)


def _opened(destination: Path) -> tuple[Path, int | None]:
    """A new workshop and its lock; no lock where the file system has none."""
    for _ in range(10):
        work = Path(tempfile.mkdtemp(prefix=_prefix(destination), dir=destination.parent))
        lock = _locked(work)
        if lock is not None:
            return work, lock
        if not _can_lock(destination.parent):
            return work, None
        # Another build took the new folder for a dead one's: it erases it, or has done so.
        with suppress(OSError):
            work.rmdir()
    raise FileExistsError(errno.EEXIST, "workshop", str(work))


def _locked(folder: Path) -> int | None:
    """Lock a folder for this process; None when another holds it, or when it is gone."""
    if fcntl is None:
        return None
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(descriptor), os.lstat(folder)):
            return descriptor
    except OSError:
        pass
    os.close(descriptor)
    return None


def _can_lock(folder: Path) -> bool:
    if fcntl is None:
        return False
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until no other build is putting a site in place in this folder."""
    if fcntl is None:
        yield
        return
    descriptor = None
    try:
        with suppress(OSError):
            descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
