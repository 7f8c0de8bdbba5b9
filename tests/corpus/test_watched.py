"""What is made of a guide is kept until something it read changes, and not longer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from faire_avec.corpus import Corpus, load
from faire_avec.corpus.watched import UNKNOWN, Shelf
from faire_avec.machine.byproducts import Store
from faire_avec.model.plateforme import Plateforme
from samples import one_of_each

Tree = Callable[[dict[str, str]], Path]

SHEET = "plateformes/un-plateforme.yml"


def _link(corpus: Corpus) -> str:
    return corpus.title("un-plateforme")


def _sheet(corpus: Corpus) -> str:
    return corpus.sheets["un-plateforme"].fiche.en_bref


def _list(corpus: Corpus) -> str:
    return " ".join(corpus.sheets)


def _all(corpus: Corpus) -> str:
    return " ".join(sheet.fiche.en_bref for sheet in corpus.sheets.values())


def _type(corpus: Corpus) -> str:
    return " ".join(sheet.fiche.en_bref for sheet in corpus.of(Plateforme))


def _citing(corpus: Corpus) -> str:
    return repr(corpus.incoming.get("un-plateforme", ()))


def _other(corpus: Corpus) -> str:
    return corpus.sheets["un-risque"].fiche.titre


WORKS: dict[str, Callable[[Corpus], str]] = {
    "lien": _link, "fiche": _sheet, "liste": _list, "toutes": _all, "type": _type,
    "citations": _citing, "autre": _other,
}


def _brief(files: dict[str, str]) -> None:
    files[SHEET] = files[SHEET].replace("en_bref: ", "en_bref: Autrement dit, ", 1)


def _title(files: dict[str, str]) -> None:
    files[SHEET] = "\n".join(
        "titre: Un tout autre titre" if line.startswith("titre:") else line
        for line in files[SHEET].split("\n")
    )


def _gone(files: dict[str, str]) -> None:
    del files["cadres/un-cadre.yml"]


def _table(files: dict[str, str]) -> None:
    files["sources.yml"] += "# rien\n"


def _nothing(files: dict[str, str]) -> None:
    """The same sheets."""


# For each change, the works that are made again.
CHANGES: dict[str, tuple[Callable[[dict[str, str]], None], set[str]]] = {
    "rien": (_nothing, set()),
    "résumé": (_brief, {"fiche", "toutes", "type"}),
    "titre": (_title, {"lien", "fiche", "toutes", "type"}),
    "fiche retirée": (_gone, {"liste", "toutes", "type"}),
    "table": (_table, set(WORKS)),
}


def made(folder: Path, store: Store) -> set[str]:
    """Read a folder, ask for every work; those that were made. Kept or made, the text is right."""
    corpus, _ = load(folder)
    shelf = Shelf(corpus, store, ["2026-12-01"])
    again: set[str] = set()

    def work(name: str) -> str:
        again.add(name)
        return WORKS[name](shelf.corpus)

    for name, plain in WORKS.items():
        assert shelf.text(name, lambda name=name: work(name)) == plain(corpus)
    return again


@pytest.mark.parametrize("change", CHANGES)
def test_only_what_read_the_change_is_made_again(
    change: str, tree: Tree, tmp_path: Path
) -> None:
    files = one_of_each()
    store = Store(tmp_path / "produits")
    folder = tree(dict(files))
    assert made(folder, store) == set(WORKS)
    files["sources.yml"] = (folder / "sources.yml").read_text(encoding="utf-8")
    edit, expected = CHANGES[change]
    edit(files)
    folder = tree(files)
    for path in folder.glob("*/*.yml"):
        if path.relative_to(folder).as_posix() not in files:
            path.unlink()
    again = made(folder, store)
    if change == "fiche retirée":
        # Who cites a sheet that cited it may change too.
        again -= {"citations"}
    assert again == expected
    assert made(folder, store) == set()


def shelf_of(tree: Tree, store: Store, *common: str) -> Shelf:
    return Shelf(load(tree(one_of_each()))[0], store, common)


def test_another_day_makes_again(tree: Tree, tmp_path: Path) -> None:
    store = Store(tmp_path / "produits")
    assert shelf_of(tree, store, "2026-12-01").text("x", lambda: "un") == "un"
    assert shelf_of(tree, store, "2026-12-02").text("x", lambda: "deux") == "deux"


def test_a_work_inside_another_is_read_by_both(tree: Tree, tmp_path: Path) -> None:
    store = Store(tmp_path / "produits")
    for _ in range(2):  # made, then kept: the reads are the same
        shelf = shelf_of(tree, store)
        with shelf.watch.noting() as reads:
            shelf.text("dedans", lambda shelf=shelf: _sheet(shelf.corpus))
        assert ("fiche", "un-plateforme") in reads


def test_what_cannot_be_compared_is_never_kept(tree: Tree, tmp_path: Path) -> None:
    store = Store(tmp_path / "produits")
    shelf = shelf_of(tree, store)

    def make() -> str:
        shelf.watch.note(UNKNOWN)
        return "fait"

    shelf.text("x", make)
    assert shelf.find("x") is None


@pytest.mark.parametrize("spoil", [b"", b"{}\n", b"[]\nx", b"\xff\n", b'{"empreinte": "a"}\nx'])
def test_a_spoilt_result_is_made_again(spoil: bytes, tree: Tree, tmp_path: Path) -> None:
    store = Store(tmp_path / "produits")
    shelf = shelf_of(tree, store)
    shelf.text("x", lambda: "un")
    store.put("lu", spoil, "x")  # sealed, and not what was written
    assert shelf.text("x", lambda: "deux") == "deux"
