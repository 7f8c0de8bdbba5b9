"""The pages for developers name files that exist, and stay out of the site."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samples import ROOT

FOLDER = ROOT / "docs" / "developing"
PAGES = sorted(FOLDER.rglob("*.md"))
# What a page names in the repository; a part between «<» and «>» stands for any name.
NAMED = re.compile(r"`((?:scripts|tests|docs|requirements)/[^`\s]*)`")
LINK = re.compile(r"\]\(([^)#:]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_a_page_names_exists(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for name in NAMED.findall(text):
        path = ROOT / name.split("<")[0]
        assert path.exists(), name
    for link in LINK.findall(text):
        assert (page.parent / link).is_file(), link


def test_every_decision_is_listed() -> None:
    listed = LINK.findall((FOLDER / "adr" / "index.md").read_text(encoding="utf-8"))
    assert sorted(listed) == [
        path.name for path in sorted((FOLDER / "adr").glob("[0-9]*.md"))
    ]


def test_the_site_has_none_of_them(guide_site: Path) -> None:
    assert not (guide_site / "developing").exists()
