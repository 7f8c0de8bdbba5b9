"""What bears the name of a file and is none: told in French, never waited for, never followed."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.cli import OK, PROBLEMS, main
from faire_avec.machine import disk
from samples import one_of_each

Tree = Callable[[dict[str, str]], Path]
PLACES = [
    "situations/x.yml", "textes.yml", "contacts.yml", "identifiants-publies.txt",
    "adresses-publiees.txt", "redirections.txt",
]
SECRET = "racine:x:0:0:un secret"


def pipe(path: Path) -> None:
    os.mkfifo(path)


def listening(path: Path) -> None:
    # The address of a socket is short: it is bound from its own folder.
    here = os.getcwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def folder(path: Path) -> None:
    path.mkdir()


def link(path: Path) -> None:
    secret = path.parent.parent / "secret.txt"
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    path.symlink_to(secret)


def link_to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def dead_link(path: Path) -> None:
    path.symlink_to("absent")


def loop(path: Path) -> None:
    path.symlink_to(path.name)


ODD = [pipe, listening, folder, link, link_to_a_device, dead_link, loop]


@pytest.mark.parametrize("odd", ODD, ids=lambda one: one.__name__)
@pytest.mark.parametrize("place", PLACES)
def test_every_odd_file_is_told(
    place: str, odd: Callable[[Path], None], tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = tree(one_of_each())
    path = sheets / place
    path.unlink(missing_ok=True)
    odd(path)
    assert main(["verifier", "--fiches", str(sheets), "--sans-memoire"]) == PROBLEMS
    out = capsys.readouterr().out
    assert f"fiches/{place}:1:1" in out or f"«{path.name}» n'est pas un dossier de fiches" in out
    assert SECRET not in out


@pytest.mark.parametrize("odd", [pipe, folder, link, dead_link], ids=lambda one: one.__name__)
@pytest.mark.parametrize("name", ["identifiants-publies.txt", "adresses-publiees.txt"])
def test_a_ledger_that_cannot_be_read_is_not_written(
    name: str, odd: Callable[[Path], None], tree: Tree, capsys: pytest.CaptureFixture[str]
) -> None:
    sheets = tree(one_of_each())
    odd(sheets / name)
    before = os.lstat(sheets / name)
    assert main(["registre", "--fiches", str(sheets)]) == PROBLEMS
    assert "Aucun registre n'a changé" in capsys.readouterr().out
    assert os.path.samestat(before, os.lstat(sheets / name))
    assert not (sheets / "secret.txt").exists()


@pytest.fixture
def unreadable(monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], None]:
    """Make a path unreadable, whoever runs the tests: rights do not stop root."""

    def close(path: Path) -> None:
        for name in ("open", "scandir"):
            real = getattr(os, name)

            def refuse(asked: object, *more: object, real: object = real) -> object:
                if Path(str(asked)) == path:
                    raise PermissionError(13, "Permission denied", str(path))
                return real(asked, *more)

            monkeypatch.setattr(os, name, refuse)

    return close


@pytest.mark.parametrize("place", [*PLACES, "situations", "."])
def test_what_cannot_be_opened_is_told(
    place: str, tree: Tree, unreadable: Callable[[Path], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    sheets = tree(one_of_each())
    if place.endswith((".yml", ".txt")):
        (sheets / place).touch()
    unreadable(sheets / place)
    assert main(["verifier", "--fiches", str(sheets), "--sans-memoire"]) == PROBLEMS
    said = capsys.readouterr()
    assert "vérifiez ses droits" in said.out or "les droits ne le permettent pas" in said.err
    assert "Permission denied" not in said.out + said.err


WRITING = {
    "corriger": ["verifier", "--corriger", "--sans-memoire"],
    "nouvelle": ["nouvelle", "situation", "Une autre"],
    "registre": ["registre"],
    "schema": ["schema"],
    "demandes": ["demandes"],
}


@pytest.mark.parametrize("name", WRITING)
def test_a_folder_that_cannot_be_written_is_told_and_unchanged(
    name: str, tree: Tree, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    files = one_of_each()
    files["risques/un-risque.yml"] += "# une espace à la fin \n"
    sheets = tree(files)
    before = {path: path.read_bytes() for path in sheets.parent.rglob("*") if path.is_file()}

    def refuse(*words: object, **options: object) -> None:
        raise OSError(30, "Read-only file system", str(sheets))

    monkeypatch.setattr(disk.tempfile, "mkstemp", refuse)
    assert main([*WRITING[name], "--fiches", str(sheets)]) == PROBLEMS
    err = capsys.readouterr().err
    assert "ce disque est en lecture seule" in err and "Read-only" not in err
    assert {p: p.read_bytes() for p in sheets.parent.rglob("*") if p.is_file()} == before


def test_a_new_sheet_never_follows_a_link(tree: Tree, tmp_path: Path) -> None:
    sheets = tree(one_of_each())
    (sheets / "situations" / "une-autre.yml").symlink_to(tmp_path / "dehors.yml")
    assert main(["nouvelle", "situation", "Une autre", "--fiches", str(sheets)]) == PROBLEMS
    assert not (tmp_path / "dehors.yml").exists()


def test_a_replaced_file_keeps_its_rights_and_is_whole_or_untouched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    disk.replace(path, "un")
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    path.chmod(0o640)
    disk.replace(path, b"deux")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"deux", 0o640)

    def refuse(*words: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        disk.replace(path, "trois")
    assert path.read_bytes() == b"deux"
    assert os.listdir(tmp_path) == ["a.txt"]


def test_reading_stops_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x" * 11)
    assert disk.read_plain(path, 11) == b"x" * 11
    with pytest.raises(disk.TooBig):
        disk.read_plain(path, 10)


def test_everything_is_fine_without_odd_files(tree: Tree) -> None:
    assert main(["verifier", "--fiches", str(tree(one_of_each())), "--sans-memoire"]) == OK
