"""A site takes the old one's place in one step; whatever fails or dies, one whole site remains."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from faire_avec.site import placing
from faire_avec.site.placing import exchange, is_mount, place, stranded, workshop

RENAME = os.rename


def filled(folder: Path, word: str) -> Path:
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(word, encoding="utf-8")
    return folder


def said(folder: Path) -> str:
    return (folder / "index.html").read_text(encoding="utf-8")


def accepted(folder: Path) -> bool:
    return (folder / "index.html").is_file()


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def without_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_renameat2", lambda: None)


def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    site = filled(tmp_path / "site", "ancien")
    with workshop(site) as work:
        place(filled(work / "neuf", "neuf"), site, work, accepted)
        assert said(work / "neuf") == "ancien", "this system has no exchange"
    assert said(site) == "neuf"
    assert left(tmp_path) == ["site"]


def test_a_first_site_is_put_in_place(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with workshop(site) as work:
        place(filled(work / "neuf", "neuf"), site, work, accepted)
    assert said(site) == "neuf"


def test_two_renames_do_where_nothing_else_can(tmp_path: Path, without_exchange: None) -> None:
    site = filled(tmp_path / "site", "ancien")
    with pytest.raises(OSError, match=os.strerror(errno.ENOSYS)):
        exchange(site, site)
    with workshop(site) as work:
        place(filled(work / "neuf", "neuf"), site, work, accepted)
    assert said(site) == "neuf"
    assert left(tmp_path) == ["site"]


def test_what_came_meanwhile_and_is_no_site_is_kept(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with pytest.raises(FileExistsError), workshop(site) as work:
        fresh = filled(work / "neuf", "neuf")
        site.mkdir()
        (site / "lettre.txt").write_text("à garder", encoding="utf-8")
        place(fresh, site, work, accepted)
    assert (site / "lettre.txt").read_text(encoding="utf-8") == "à garder"
    assert left(tmp_path) == ["site"]


# Which of the renames fail, whether before or after they are done, and how.
FAULTS = [
    (ranks, done, kind)
    for ranks in ({1}, {2}, {1, 2}, {2, 3})
    for done in (False, True)
    for kind in (KeyboardInterrupt, MemoryError, OSError, SystemExit)
]


@pytest.mark.parametrize(("ranks", "done", "kind"), FAULTS)
def test_a_fault_at_any_rename_leaves_a_whole_site(
    ranks: set[int], done: bool, kind: type[BaseException], tmp_path: Path,
    without_exchange: None, monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = filled(tmp_path / "site", "ancien")
    count = 0

    def faulty(origin: Path, target: Path) -> None:
        nonlocal count
        count += 1
        if count in ranks:
            if done:
                RENAME(origin, target)
            raise kind(errno.EIO, "panne")
        RENAME(origin, target)

    with pytest.raises(kind), workshop(site) as work:
        fresh = filled(work / "neuf", "neuf")
        monkeypatch.setattr(os, "rename", faulty)
        place(fresh, site, work, accepted)
    monkeypatch.setattr(os, "rename", RENAME)
    assert site.is_dir() or stranded(site)
    with workshop(site):  # the next build
        assert said(site) in ("ancien", "neuf")
    assert left(tmp_path) == ["site"]


def test_the_next_build_puts_back_what_a_dead_one_had_set_aside(tmp_path: Path) -> None:
    site = tmp_path / "site"
    filled(tmp_path / ".site-en-cours-abcd1234" / "ancien", "ancien")
    filled(tmp_path / ".site-en-cours-abcd1235" / "site", "à moitié")
    assert stranded(site)
    with workshop(site):
        assert said(site) == "ancien"
        assert len(left(tmp_path)) == 2
    assert left(tmp_path) == ["site"]


@pytest.mark.parametrize("name", [".site-autre", ".site-en-cours-x", ".sitee-en-cours-abcd1234"])
def test_only_workshops_are_swept(name: str, tmp_path: Path) -> None:
    filled(tmp_path / name, "à garder")
    (tmp_path / ".site-en-cours-lien1234").symlink_to(tmp_path / name)
    with workshop(tmp_path / "site"):
        pass
    assert said(tmp_path / name) == "à garder"
    assert left(tmp_path) == sorted([name, ".site-en-cours-lien1234"])


HOLDING = """
import sys, time
from pathlib import Path
from faire_avec.site.placing import workshop
with workshop(Path(sys.argv[1])) as work:
    (work / "neuf").mkdir()
    print(work, flush=True)
    time.sleep(60)
"""


def test_a_living_build_is_left_alone_and_a_killed_one_is_swept(tmp_path: Path) -> None:
    site = filled(tmp_path / "site", "ancien")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDING, str(site)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        work = Path(other.stdout.readline().strip())
        with workshop(site):
            assert (work / "neuf").is_dir()
        assert (work / "neuf").is_dir()
        other.send_signal(signal.SIGKILL)
    with workshop(site):
        assert not work.exists()
    assert left(tmp_path) == ["site"]


def test_a_signal_waits_until_the_site_is_in_place(
    tmp_path: Path, without_exchange: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = filled(tmp_path / "site", "ancien")

    def interrupted(origin: Path, target: Path) -> None:
        signal.raise_signal(signal.SIGINT)
        RENAME(origin, target)

    with pytest.raises(KeyboardInterrupt), workshop(site) as work:
        fresh = filled(work / "neuf", "neuf")
        monkeypatch.setattr(os, "rename", interrupted)
        place(fresh, site, work, accepted)
    assert said(site) == "neuf"
    assert left(tmp_path) == ["site"]


def test_a_mount_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_mount(Path("/"))
    assert not is_mount(tmp_path)
    # A bind of a folder of the same disk: only this table tells.
    table = tmp_path / "mountinfo"
    shown = os.fsencode(tmp_path / "mon site").replace(b" ", rb"\040")
    table.write_bytes(b"36 35 98:0 / " + shown + b" rw shared:1 - ext4 /dev/sda1 rw\n")
    monkeypatch.setattr(placing, "_MOUNTS", table)
    assert is_mount(tmp_path / "mon site")
    assert not is_mount(tmp_path / "mon")


SWAPPING = """
import sys
from pathlib import Path
from faire_avec.site import placing
if sys.argv[2] == "renames":
    placing._renameat2 = lambda: None
site = Path(sys.argv[1])
for rank in range(10**9):
    with placing.workshop(site) as work:
        fresh = work / "neuf"
        fresh.mkdir()
        for name in "index.html", "a", "b", "c":
            (fresh / name).write_text(str(rank), encoding="utf-8")
        placing.place(fresh, site, work, lambda folder: True)
    if rank == 0:
        print("ready", flush=True)
"""
KILLS = int(os.environ.get("FAIRE_AVEC_COUPURES", "12"))


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("way", ["exchange", "renames"])
def test_a_kill_in_the_midst_of_swaps_leaves_a_whole_site(
    way: str, number: signal.Signals, tmp_path: Path
) -> None:
    site, chance, missing = tmp_path / "site", random.Random(1), 0
    for _ in range(KILLS):
        with subprocess.Popen(
            [sys.executable, "-c", SWAPPING, str(site), way], stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.02))
            process.send_signal(number)
        missing += not site.is_dir()
        with workshop(site):  # the next build
            words = {(site / name).read_text(encoding="utf-8") for name in os.listdir(site)}
            assert len(os.listdir(site)) == 4 and len(words) == 1
        assert left(tmp_path) == ["site"]
    assert missing == 0 or (way, number) == ("renames", signal.SIGKILL)


CHILD = """
import os, signal, subprocess, sys
from faire_avec.machine.processes import bound_to_parent
child = subprocess.Popen(["sleep", "60"], preexec_fn=bound_to_parent())
print(child.pid, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def alive(number: int) -> bool:
    try:
        state = Path(f"/proc/{number}/stat").read_text(encoding="utf-8")
    except FileNotFoundError:
        return False
    return state.rpartition(")")[2].split()[0] != "Z"


def test_no_child_outlives_a_killed_parent() -> None:
    run = subprocess.run(
        [sys.executable, "-c", CHILD], capture_output=True, text=True, check=False
    )
    number = int(run.stdout)
    if sys.platform != "linux":  # nothing there ties a child to a parent that is killed
        os.kill(number, signal.SIGKILL)
        return
    for _ in range(1000):
        if not alive(number):
            break
        time.sleep(0.01)
    assert not alive(number)
