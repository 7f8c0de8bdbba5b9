"""« Ce qui a changé » : newest first, by month, many new sheets told as a number."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from faire_avec.corpus import load
from faire_avec.corpus.edition import Edition
from faire_avec.rendering.pages import ce_qui_a_change
from faire_avec.rendering.view import Site
from samples import TODAY, one_of_each, sheet

Tree = Callable[[dict[str, str]], Path]

TOLD = """\
modifications:
  - {date: 2026-11-20, quoi: Nouvel écran}
  - {date: 2026-10-01, quoi: Nouveau numéro}
"""


def html_of(tree: Tree, files: dict[str, str]) -> str:
    (page,) = ce_qui_a_change.pages(Site(Edition(load(tree(files))[0], TODAY)))
    return page.html


def test_months_and_days_have_anchors_newest_first(tree: Tree) -> None:
    html = html_of(tree, {"risques/a.yml": sheet("risque", extra=TOLD)})
    assert re.findall(r'id="([^"]+)"', html) == [
        "2026-11", "j-2026-11-20", "2026-10", "j-2026-10-01",
    ]
    assert "1er octobre 2026" in html
    assert 'href="../risques/a/#modifications"' in html


def test_a_quiet_guide_says_so(tree: Tree) -> None:
    assert "Aucun changement noté" in html_of(tree, one_of_each())


def test_many_new_sheets_are_a_number(tree: Tree) -> None:
    names = [f"r{rank}" for rank in range(ce_qui_a_change.MANY + 1)]
    files = {f"risques/{name}.yml": sheet("risque", name) for name in names}
    ledger = "".join(f"{name} 2026-11-20\n" for name in names)
    html = html_of(tree, {**files, "identifiants-publies.txt": ledger})
    assert f"<summary>{len(names)} nouvelles fiches</summary>" in html
    few = "".join(f"{name} 2026-11-20\n" for name in names[1:])
    html = html_of(tree, {**files, "identifiants-publies.txt": few})
    assert "<summary>" not in html and html.count("nouvelle fiche") == ce_qui_a_change.MANY
