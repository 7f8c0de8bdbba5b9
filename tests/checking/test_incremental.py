"""After any sequence of edits, a check that remembers says what one that reads everything says."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faire_avec.checking import check
from faire_avec.checking.check import load_and_check, verify
from faire_avec.checking.recall import Recall
from samples import TABLES_MINIMALES, TODAY, one_of_each

Said = list[tuple[object, ...]]
Edit = tuple[str, int, int]

WRONG_LINES = (
    "# remarque\n", "titre: deux fois\n", "on_y_fait: [\"[[absente]]\"]\n",
    "voir_aussi: [un-risque]\n", "anciens_ids: [un-risque]\n", "alias: [Un risque]\n",
    "  décalé: a\n", "dispenses: [{regle: FA203, raison: essai}]\n",
    "modifications: [{date: 2027-01-01, texte: \"Un <b>mot</b> de de\"}]\n",
)
TABLES = (
    "sources", "contacts", "domaines", "vocabulaires", "synonymes", "rappels", "textes",
    "liens-ignores", "hors-fiches",
)
LINES = (
    "# remarque\n", "autre: {titre: A, editeur: B, consulte_le: 2026-01-01}\n", "autre: {}\n",
    "exemple.fr: {operateur: Exemple, certitude: sure}\n", "a: b: c\n",
    "autre: {nom: \"[[absente]]\", numero: \"01 23 45 67 89\"}\n",
    "themes: {inconnu: {libelle: X}}\n",
)
LEDGERS = ("identifiants-publies.txt", "redirections.txt", "adresses-publiees.txt")
ACTIONS = (
    "changer", "ajouter", "effacer", "renommer", "table", "vider", "registre", "jour",
    "abimer", "oublier", "rien",
)
edits = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.integers(0, 10**6), st.integers(0, 10**6)),
    min_size=1, max_size=6,
)


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def apply(folder: Path, memory: Path, edit: Edit) -> int:
    """Make an edit; the days by which it moves today."""
    action, which, what = edit
    sheets = sorted(folder.glob("*/*.yml"))
    sheet = sheets[which % len(sheets)] if sheets else None
    table = folder / f"{TABLES[which % len(TABLES)]}.yml"
    if action == "changer" and sheet:
        with sheet.open("a", encoding="utf-8") as stream:
            stream.write(WRONG_LINES[what % len(WRONG_LINES)])
    elif action == "ajouter" and sheet:
        shutil.copy(sheet, sheet.with_name(f"{sheet.stem}-{what % 3}.yml"))
    elif action == "effacer" and sheet:
        sheet.unlink()
    elif action == "renommer" and sheet:
        sheet.rename(sheet.with_name(f"autre-{what % 4}{'.yaml' * (what % 5 == 0) or '.yml'}"))
    elif action == "table":
        with table.open("a", encoding="utf-8") as stream:
            stream.write(LINES[what % len(LINES)])
    elif action == "vider":
        table.write_bytes(b"\xff" * (what % 3))
    elif action == "registre":
        line = ("un-risque\n", "disparue\n", "/a/ /b/\n", "de travers\n")[what % 4]
        with (folder / LEDGERS[which % 3]).open("a", encoding="utf-8") as stream:
            stream.write(line)
    elif action == "abimer" and memory.exists():
        content = bytearray(memory.read_bytes())
        content[which % len(content)] ^= 1 + what % 255
        memory.write_bytes(content)
    elif action == "oublier":
        memory.unlink(missing_ok=True)
    return what % 900 - 450 if action == "jour" else 0


def said(folder: Path, today: date, recall: Recall) -> Said:
    found = verify(folder, today, recall)
    recall.save()
    return [
        (p.path, p.line, p.column, p.rule.code, p.message, p.suggestion) for p in found.problems
    ]


@settings(max_examples=40, deadline=None)
@given(sequence=edits)
def test_any_edits_are_answered_as_at_first_sight(
    sequence: list[Edit], tmp_path_factory: pytest.TempPathFactory
) -> None:
    root = tmp_path_factory.mktemp("guide")
    folder, memory, today = root / "fiches", root / "memoire", TODAY
    write(folder, {**TABLES_MINIMALES, **one_of_each()})
    said(folder, today, Recall(memory))
    for edit in sequence:
        today += timedelta(days=apply(folder, memory, edit))
        cold = said(folder, today, Recall())
        assert said(folder, today, Recall(memory)) == cold
    assert said(folder, today, Recall(memory)) == cold
    _, problems = load_and_check(folder, today, Recall(memory))
    assert sorted((p.path, p.line, p.column, p.message) for p in problems) == sorted(
        (one[0], one[1], one[2], one[4]) for one in cold
    )
    shutil.rmtree(root)


def test_several_processes_say_what_one_says(
    tree: Callable[[dict[str, str]], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {**TABLES_MINIMALES, **one_of_each()}
    for rank, name in enumerate(sorted(one_of_each())):
        files[name] += WRONG_LINES[rank % len(WRONG_LINES)]
    folder = tree(files)
    alone = said(folder, TODAY, Recall())
    assert len(alone) > 8
    monkeypatch.setattr(check, "_WORTH_SHARING", 1)
    assert said(folder, TODAY, Recall()) == alone
