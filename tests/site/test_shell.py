"""A page is dressed again as soon as something of it, or of the theme, changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from faire_avec.machine.byproducts import Store
from faire_avec.site.shell import Shells, theme_print


def test_the_same_page_comes_back(tmp_path: Path) -> None:
    store = Store(tmp_path)
    Shells(store, ["thème"]).put("caf/", ["titre", "corps"], "<p>œuvre</p>")
    assert Shells(store, ["thème"]).find("caf/", ["titre", "corps"]) == "<p>œuvre</p>"


@pytest.mark.parametrize(
    ("common", "url", "ingredients"),
    [("autre", "caf/", ["titre", "corps"]), ("thème", "ameli/", ["titre", "corps"]),
     ("thème", "caf/", ["titre", "autre"]), ("thème", "caf/", ["titrec", "orps"])],
)
def test_another_page_does_not(
    common: str, url: str, ingredients: list[str], tmp_path: Path
) -> None:
    store = Store(tmp_path)
    Shells(store, ["thème"]).put("caf/", ["titre", "corps"], "<p>")
    assert Shells(store, [common]).find(url, ingredients) is None


@pytest.mark.parametrize("content", [b"", b"x", b"\xff\nx"])
def test_a_spoilt_page_is_not_one(content: bytes, tmp_path: Path) -> None:
    store = Store(tmp_path)
    store.put("page", content, "caf/")
    assert Shells(store).find("caf/", []) is None


def test_a_file_of_the_theme_changes_it(tmp_path: Path) -> None:
    (tmp_path / "main.html").write_text("a", encoding="utf-8")
    before = theme_print(tmp_path)
    (tmp_path / "main.html").write_text("b", encoding="utf-8")
    assert theme_print(tmp_path) != before
