"""Addresses of the forge, from the one address the site is told."""

from __future__ import annotations

import pytest

from faire_avec.rendering.forge import Forge, forge_of

CASES = [
    ("", Forge()),
    ("https://github.com/o/r", Forge()),
    ("javascript:alert(1)//edit/main/docs/", Forge()),
    ("https://github.com/o/r/edit/main/docs/", Forge(
        "https://github.com/o/r/new/main?filename={chemin}&value={texte}",
        "https://github.com/o/r/edit/main/{chemin}",
        "https://github.com/o/r/issues/new/choose",
        "https://github.com/o/r/issues/new?title={titre}&body={texte}",
    )),
    ("https://gitlab.exemple.org/g/s/r/-/edit/main/docs", Forge(
        "https://gitlab.exemple.org/g/s/r/-/new/main?file_name={chemin}",
        "https://gitlab.exemple.org/g/s/r/-/edit/main/{chemin}",
        "https://gitlab.exemple.org/g/s/r/-/issues/new",
        "https://gitlab.exemple.org/g/s/r/-/issues/new"
        "?issue[title]={titre}&issue[description]={texte}",
    )),
    ("https://codeberg.org/o/r/_edit/main/docs/", Forge(
        "https://codeberg.org/o/r/_new/main?filename={chemin}&value={texte}",
        "https://codeberg.org/o/r/_edit/main/{chemin}",
        "https://codeberg.org/o/r/issues/new/choose",
        "https://codeberg.org/o/r/issues/new?title={titre}&body={texte}",
    )),
]


@pytest.mark.parametrize(("edit_uri", "expected"), CASES)
def test_a_forge_is_known_by_its_edit_page(edit_uri: str, expected: Forge) -> None:
    assert forge_of(edit_uri) == expected
