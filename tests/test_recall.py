"""Remembered findings are the same as fresh ones, and forgotten when what they rest on moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from faire_avec import check
from faire_avec.check import load_and_check, verify
from faire_avec.recall import Recall
from faire_avec.settings import CheckSettings
from modeles import TODAY, one_of_each

Tree = Callable[[dict[str, str]], Path]
SETTINGS = CheckSettings(today=TODAY)


def broken() -> dict[str, str]:
    files = one_of_each()
    files["plateformes/un-plateforme.yml"] += (
        "on_y_fait: [\"[[absente]]\", \"Un <b>mot</b>\"]\nvoir_aussi: [un-risque]\n"
    )
    files["risques/autre.yml"] = "titre: a: b\n"
    files["risques/encore.yml"] = "titre: [a]\n"
    return files


def run(folder: Path, memory: Path, settings: CheckSettings = SETTINGS) -> list[str]:
    recall = Recall(memory)
    found = verify(folder, settings, recall)
    recall.save()
    return [f"{p.path}:{p.line}:{p.column} {p.rule.code} {p.message}" for p in found.problems]


def test_a_quick_check_says_what_a_whole_one_says(tree: Tree, tmp_path: Path) -> None:
    folder, memory = tree(broken()), tmp_path / "memoire.json"
    _, problems = load_and_check(folder, SETTINGS)
    whole = [f"{p.path}:{p.line}:{p.column} {p.rule.code} {p.message}" for p in problems]
    assert len(whole) > 4
    assert run(folder, memory) == whole
    assert run(folder, memory) == whole


def test_an_unchanged_sheet_is_not_read_again(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, memory = tree(one_of_each()), tmp_path / "memoire.json"
    run(folder, memory)
    read: list[str] = []
    real = check.sheet_from_text
    monkeypatch.setattr(
        check, "sheet_from_text", lambda file, text: read.append(file.id) or real(file, text)
    )
    run(folder, memory)
    assert read == []
    path = folder / "risques" / "un-risque.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# touché\n", encoding="utf-8")
    run(folder, memory)
    assert read == ["un-risque"]


def test_a_changed_table_forgets_everything(tree: Tree, tmp_path: Path) -> None:
    folder, memory = tree(one_of_each()), tmp_path / "memoire.json"
    assert run(folder, memory) == []
    (folder / "sources.yml").write_text("autre: {titre: A, editeur: B, consulte_le: 2026-01-01}\n")
    assert sum("FA104" in line for line in run(folder, memory)) == 13


def test_another_day_forgets_everything(tree: Tree, tmp_path: Path) -> None:
    folder, memory = tree(one_of_each()), tmp_path / "memoire.json"
    assert run(folder, memory) == []
    later = run(folder, memory, CheckSettings(today=date(2027, 3, 1)))
    assert any("FA201" in line for line in later)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 0}', '{"format": 1, "fiches": 3}'])
def test_a_spoilt_memory_is_ignored(content: str, tree: Tree, tmp_path: Path) -> None:
    folder, memory = tree(one_of_each()), tmp_path / "memoire.json"
    memory.write_text(content, encoding="utf-8")
    assert run(folder, memory) == []
