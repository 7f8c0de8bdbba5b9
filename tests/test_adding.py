"""What a new sheet type needs, said by name when it is missing."""

from __future__ import annotations

import re

import pytest

from faire_avec.corpus import Corpus, useful_line
from faire_avec.model import SHEET_TYPES, TYPES_BY_FOLDER
from faire_avec.places import DOORS
from samples import DOSSIERS, PROPRES, ROOT

TEMPLATES = ROOT / "scripts" / "faire_avec" / "rendering" / "templates"
COLOURS = (ROOT / "docs" / "assets" / "style" / "site.css").read_text(encoding="utf-8")
GOLDEN = ROOT / "tests" / "golden" / "fiches"


@pytest.mark.parametrize("name", SHEET_TYPES)
def test_a_sheet_type_has_all_it_needs(name: str, guide: Corpus) -> None:
    kind = SHEET_TYPES[name]
    missing = [
        what for what, there in {
            f"a module model/{name.replace('-', '_')}.py":
                kind.model.__module__.endswith(f".{name.replace('-', '_')}"),
            f"a template rendering/templates/{name}.html": (TEMPLATES / f"{name}.html").is_file(),
            f"a sheet in fiches/{kind.folder}/": bool(guide.of(kind.model)),
            f"a golden sheet in tests/golden/fiches/{kind.folder}/":
                any((GOLDEN / kind.folder).glob("*.yml")),
            "a small valid sheet in tests/samples.py":
                name in PROPRES and DOSSIERS.get(name) == kind.folder,
            "a door in places.py": any(name in door.types for door in DOORS),
            f"a colour .t-{name} in docs/assets/style/site.css":
                bool(re.search(rf"\.t-{name}\b(?!-)", COLOURS)),
        }.items() if not there
    ]
    assert missing == []
    for sheet in guide.of(kind.model):
        assert useful_line(sheet, guide.tables)


def test_types_are_found_once_and_in_order() -> None:
    assert [kind.rank for kind in SHEET_TYPES.values()] == list(range(1, len(SHEET_TYPES) + 1))
    assert len(TYPES_BY_FOLDER) == len(SHEET_TYPES)
