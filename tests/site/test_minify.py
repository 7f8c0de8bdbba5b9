"""What shortening the scripts could break."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from samples import ROOT

SCRIPTS = sorted((ROOT / "docs" / "assets").rglob("*.js"))
# The tool takes the inner quote for the end of the outer one, then eats the spaces of the text.
NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_template_holds_another(script: Path) -> None:
    for line in script.read_text(encoding="utf-8").splitlines():
        assert not NESTED.search(line), line
