"""What is kept is what would be made: whole or made again, bounded, and never anything else."""

from __future__ import annotations

import os
import pickle
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faire_avec.cli import OK, main
from faire_avec.exports.cours import _print
from faire_avec.machine import byproducts
from faire_avec.machine.byproducts import Store, fingerprint, read_sealed, write_sealed
from samples import ROOT, one_of_each

Tree = Callable[[dict[str, str]], Path]


def entries(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir())


class Making:
    """Makes a file, and counts how often."""

    def __init__(self, content: bytes = b"fait") -> None:
        self.content = content
        self.count = 0

    def __call__(self) -> bytes:
        self.count += 1
        return self.content


def test_the_same_ingredients_are_made_once(tmp_path: Path) -> None:
    make = Making()
    for _ in range(3):
        assert Store(tmp_path / "a").kept("pdf", ["x", b"y"], make) == b"fait"
    assert make.count == 1
    assert len(entries(tmp_path / "a")) == 1


def test_ingredients_that_come_one_by_one_are_counted(tmp_path: Path) -> None:
    make = Making()
    for _ in range(2):
        Store(tmp_path).kept("docx", (one for one in ("x", b"y")), make)
    assert make.count == 1


@pytest.mark.parametrize(
    ("kind", "ingredients"), [("zip", ["x", b"y"]), ("pdf", ["xy"]), ("pdf", ["x", b"y", ""])]
)
def test_other_ingredients_are_made_again(
    kind: str, ingredients: list[str | bytes], tmp_path: Path
) -> None:
    Store(tmp_path).kept("pdf", ["x", b"y"], Making())
    assert Store(tmp_path).kept(kind, ingredients, Making(b"autre")) == b"autre"


def test_another_engine_makes_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Store(tmp_path).kept("pdf", ["x"], Making())
    monkeypatch.setattr(byproducts, "engine", lambda: "autre")
    assert Store(tmp_path).kept("pdf", ["x"], Making(b"autre")) == b"autre"


@given(st.lists(st.text() | st.binary()), st.lists(st.text() | st.binary()))
def test_a_fingerprint_tells_parts_apart(
    one: list[str | bytes], other: list[str | bytes]
) -> None:
    as_bytes = [
        [part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part for part in each]
        for each in (one, other)
    ]
    assert (fingerprint(*one) == fingerprint(*other)) == (as_bytes[0] == as_bytes[1])


SPOILING: dict[str, Callable[[bytes], bytes]] = {
    "vidé": lambda raw: b"",
    "coupé": lambda raw: raw[:-1],
    "allongé": lambda raw: raw + b"x",
    "retouché": lambda raw: raw[:-1] + b"X",
    "empreinte d'un autre": lambda raw: raw.replace(raw[13:15], b"zz", 1),
    "sans en-tête": lambda raw: raw.partition(b"\n")[2],
    "objet Python": lambda raw: pickle.dumps("x"),
}


@pytest.mark.parametrize("case", SPOILING)
def test_what_is_spoilt_is_made_again(case: str, tmp_path: Path) -> None:
    make = Making()
    Store(tmp_path).kept("pdf", ["x"], make)
    [path] = entries(tmp_path)
    path.write_bytes(SPOILING[case](path.read_bytes()))
    assert Store(tmp_path).kept("pdf", ["x"], make) == b"fait"
    assert make.count == 2
    assert Store(tmp_path).kept("pdf", ["x"], make) == b"fait"
    assert make.count == 2


@pytest.mark.parametrize("odd", ["link", "pipe", "folder"])
def test_what_is_no_file_is_never_followed(odd: str, tmp_path: Path) -> None:
    store = tmp_path / "a"
    Store(store).kept("pdf", ["x"], Making())
    [path] = entries(store)
    precious = tmp_path / "precieux"
    precious.write_bytes(path.read_bytes())
    path.unlink()
    if odd == "link":
        path.symlink_to(precious)
    elif odd == "pipe":
        os.mkfifo(path)
    else:
        path.mkdir()
    before = precious.read_bytes()
    assert Store(store).kept("pdf", ["x"], Making(b"refait")) == b"refait"
    assert precious.read_bytes() == before


def test_a_cache_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "fichier").write_text("", encoding="utf-8")
    store = Store(tmp_path / "fichier" / "cache")
    assert store.kept("pdf", ["x"], Making()) == b"fait"
    store.tidy()


def test_the_cache_is_bounded_by_size_the_least_asked_for_first(tmp_path: Path) -> None:
    store = Store(tmp_path, max_bytes=500)
    for rank in range(10):
        store.kept("pdf", [str(rank)], Making(b"x" * 60))
    now = max(path.stat().st_mtime for path in entries(tmp_path))
    named = {rank: tmp_path / fingerprint(byproducts.engine(), "pdf", str(rank))
             for rank in range(10)}
    for rank, path in named.items():
        os.utime(path, (now - 1000 + rank, now - 1000 + rank))
    store.kept("pdf", ["0"], Making(b"jamais"))  # asked for again
    store.tidy()
    left = {rank for rank, path in named.items() if path.exists()}
    assert 0 in left and 9 in left and 1 not in left
    assert sum(path.stat().st_size for path in entries(tmp_path)) <= 500


def test_the_cache_is_bounded_by_age_and_dead_files_go(tmp_path: Path) -> None:
    store = Store(tmp_path, max_days=10)
    store.kept("pdf", ["vieux"], Making())
    [old] = entries(tmp_path)
    store.kept("pdf", ["neuf"], Making())
    dead, living = (tmp_path / f".{old.name}-{end}" for end in ("mort1234", "vif12345"))
    other = tmp_path / "lettre.txt"
    for path in (dead, living, other):
        path.write_bytes(b"")
    for path, days in ((old, 11), (dead, 2), (other, 1000)):
        day = path.stat().st_mtime - days * 86_400
        os.utime(path, (day, day))
    store.tidy()
    assert not old.exists() and not dead.exists()
    assert living.exists() and other.exists()
    assert len(entries(tmp_path)) == 3


def test_nothing_is_erased_through_a_link(tmp_path: Path) -> None:
    Store(tmp_path / "a").kept("pdf", ["x"], Making())
    (tmp_path / "lien").symlink_to(tmp_path / "a")
    Store(tmp_path / "lien", max_bytes=0).tidy()
    assert len(entries(tmp_path / "a")) == 1
    Store(tmp_path / "a", max_bytes=0).tidy()
    assert entries(tmp_path / "a") == []


@given(st.binary())
def test_what_is_sealed_comes_back(content: bytes) -> None:
    path = Path(os.environ.get("TMPDIR", "/tmp")) / f"scelle-{os.getpid()}"
    try:
        write_sealed(path, content)
        assert read_sealed(path, 1_000_000) == content
    finally:
        path.unlink(missing_ok=True)


def construct(folder: Path, site: Path, *more: str) -> dict[str, bytes]:
    words = ["construire", "--fiches", str(folder), "--site", str(site), *more]
    assert main([*words, "--config", str(ROOT / "mkdocs.yml")]) == OK
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*")) if path.is_file()
    }


# Edits that leave a sound guide: the sheet, and what is written in it.
WORDS = ["Une phrase.", "Une autre phrase.", "Encore une, plus longue, avec « oui »."]
EDITS = [
    (kind, what)
    for kind in ("cadres/un-cadre", "risques/un-risque", "notions/un-notion",
                 "parcours/un-parcours", "postures/un-posture", "plateformes/un-plateforme",
                 "reseaux/un-reseau", "situations/un-situation")
    for what in ("en_bref", "titre", "retirer", "remettre", "table", "jour", "commentaire")
]


def edited(files: dict[str, str], folder: Path, edit: tuple[str, str], number: int) -> None:
    name, what = f"{edit[0]}.yml", edit[1]
    path = folder / name
    text = path.read_text(encoding="utf-8") if path.exists() else files[name]
    if what == "en_bref":
        for word in WORDS:
            text = text.replace(f"en_bref: {word}", f"en_bref: {WORDS[number % 3]}")
    elif what == "titre":
        text = "\n".join(
            f"titre: Titre {number} de {edit[0].split('/')[0]}" if line.startswith("titre:")
            else line for line in text.split("\n")
        )
    elif what == "jour":
        text = text.replace("verifie_le: 2026-11-01", f"verifie_le: 2026-11-{number % 9 + 1:02}")
    elif what == "commentaire":
        text += f"# {number}\n"
    elif what == "remettre":
        text = files[name]
    elif what == "retirer" and edit[0].startswith("cadres"):
        path.unlink(missing_ok=True)
        return
    elif what == "table":
        table = folder / "sources.yml"
        lines = table.read_text(encoding="utf-8").split("\n")
        table.write_text("\n".join(
            f"  editeur: Éditeur {number}" if line.startswith("  editeur") else line
            for line in lines
        ), encoding="utf-8")
        return
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("seed", range(3))
def test_a_build_from_the_cache_is_the_same_to_the_byte(
    seed: int, tree: Tree, tmp_path: Path
) -> None:
    chance = random.Random(seed)
    files = one_of_each()
    folder = tree(files)
    construct(folder, tmp_path / "site")
    for _ in range(4):
        for _ in range(chance.randint(1, 3)):
            edited(files, folder, chance.choice(EDITS), chance.randrange(100))
        kept = construct(folder, tmp_path / "site")
        anew = construct(folder, tmp_path / "neuf", "--sans-memoire")
        assert list(kept) == list(anew)
        assert [name for name in kept if kept[name] != anew[name]] == []
    assert entries(tmp_path / ".cache" / "faire-avec" / "produits")


def test_an_unchanged_course_is_not_set_again(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tree(one_of_each())
    before = construct(folder, tmp_path / "site")
    monkeypatch.setattr(_print, "_compiled", None)
    path = folder / "reseaux" / "un-reseau.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("Aider.", "Aider bien."), "utf-8")
    after = construct(folder, tmp_path / "site")
    name = "parcours/un-parcours/un-parcours.pdf"
    assert before[name] == after[name]
    assert before["reseaux/un-reseau/index.html"] != after["reseaux/un-reseau/index.html"]
