"""Who looks after what, as forges read it: the last line that matches counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from faire_avec.upkeep.owners import PLACES, Owners, parse_owners, read_owners

TEXT = """\
# Relecture
*                      @coordination
fiches/                @metier @sources
/fiches/plateformes/   @plateformes   # les comptes
fiches/contacts.yml    telephone@exemple.org
fiches/risques/libre.yml

[Section de GitLab] @autre
"""


@pytest.mark.parametrize(
    ("path", "names"),
    [
        ("README.md", ("@coordination",)),
        ("fiches/risques/a.yml", ("@metier", "@sources")),
        ("fiches/plateformes/caf.yml", ("@plateformes",)),
        ("autre/fiches/plateformes/caf.yml", ("@metier", "@sources")),
        ("fiches/contacts.yml", ("telephone@exemple.org",)),
        ("fiches/risques/libre.yml", ()),
    ],
)
def test_the_last_match_counts(path: str, names: tuple[str, ...]) -> None:
    assert parse_owners(TEXT).of(path) == names


@pytest.mark.parametrize("place", PLACES)
def test_the_file_is_found_where_forges_look(place: str, tmp_path: Path) -> None:
    assert read_owners(tmp_path) == Owners()
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("* @moi\n", encoding="utf-8")
    assert read_owners(tmp_path).of("fiches/x.yml") == ("@moi",)
