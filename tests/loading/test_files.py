"""Files that cannot be sheets are refused with a place and a French sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.corpus import load
from faire_avec.loading.files import MAX_SHEET_BYTES
from samples import one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]


def codes(folder: Path) -> list[tuple[str, str, int, int]]:
    _, problems = load(folder)
    return [(p.path, p.rule.code, p.line, p.column) for p in sorted(problems)]


def test_a_whole_folder_loads_without_problem(tree: Tree) -> None:
    corpus, problems = load(tree(one_of_each()))
    assert problems == []
    assert len(corpus.sheets) == 12


def test_too_big(tree: Tree) -> None:
    folder = tree({"plateformes/gros.yml": sheet("plateforme") + "# " + "x" * 5_000_000})
    assert codes(folder) == [("fiches/plateformes/gros.yml", "FA002", 1, 1)]


def test_just_under_the_limit_is_read(tree: Tree) -> None:
    text = sheet("plateforme")
    text += "#" + "x" * (MAX_SHEET_BYTES - len(text.encode()) - 1)
    assert codes(tree({"plateformes/grand.yml": text})) == []


def test_wrong_encoding_gives_the_place_of_the_byte(tree: Tree) -> None:
    folder = tree({})
    path = folder / "plateformes" / "latin.yml"
    path.parent.mkdir()
    path.write_bytes("titre: Caf\nen_bref: déclaré\n".encode("latin-1"))
    assert codes(folder) == [("fiches/plateformes/latin.yml", "FA003", 2, 11)]


def test_byte_order_mark_is_accepted(tree: Tree) -> None:
    folder = tree({})
    path = folder / "plateformes" / "marque.yml"
    path.parent.mkdir()
    path.write_bytes(b"\xef\xbb\xbf" + sheet("plateforme").encode())
    assert codes(folder) == []


@pytest.mark.parametrize("kind", ["file", "folder"])
def test_symbolic_links_are_refused(tree: Tree, tmp_path: Path, kind: str) -> None:
    folder = tree({})
    outside = tmp_path / "ailleurs"
    outside.mkdir()
    (outside / "secret.yml").write_text(sheet("plateforme"), encoding="utf-8")
    if kind == "file":
        (folder / "plateformes").mkdir()
        (folder / "plateformes" / "secret.yml").symlink_to(outside / "secret.yml")
        expected = "fiches/plateformes/secret.yml"
    else:
        (folder / "plateformes").symlink_to(outside)
        expected = "fiches/plateformes"
    corpus, _ = load(folder)
    assert codes(folder) == [(expected, "FA004", 1, 1)]
    assert corpus.sheets == {}


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plateformes/Caf.yml", "fiches/plateformes/Caf.yml"),
        ("plateformes/la caf.yml", "fiches/plateformes/la caf.yml"),
        ("plateformes/déjà.yml", "fiches/plateformes/déjà.yml"),
        ("plateformes/caf.yaml", "fiches/plateformes/caf.yaml"),
        ("plateformes/sous/caf.yml", "fiches/plateformes/sous"),
        ("plateforme/caf.yml", "fiches/plateforme"),
        ("source.yml", "fiches/source.yml"),
    ],
)
def test_names_that_are_not_ids(tree: Tree, name: str, shown: str) -> None:
    assert codes(tree({name: sheet("plateforme")})) == [(shown, "FA009", 1, 1)]


@pytest.mark.parametrize("text", ["", "# rien\n", "- une liste\n", "un texte\n"])
def test_not_a_sheet(tree: Tree, text: str) -> None:
    assert codes(tree({"plateformes/vide.yml": text})) == [
        ("fiches/plateformes/vide.yml", "FA010", 1, 1)
    ]


def test_every_broken_file_is_reported_at_once(tree: Tree) -> None:
    folder = tree(
        {
            "plateformes/a.yml": "titre: a: b\n",
            "plateformes/b.yml": "- x\n",
            "risques/c.yml": "titre: &x c\n",
        }
    )
    assert [code for _, code, _, _ in codes(folder)] == ["FA001", "FA010", "FA006"]


def test_missing_folder_is_an_exception(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "absent")
