"""Ready patches: exact on each kind of fault, never a new error, never twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from faire_avec.checking.mending import _state, diff, mend, patches
from faire_avec.cli import OK, PROBLEMS, main
from faire_avec.corpus import Tables, load_tables
from faire_avec.loading.files import SheetFile, list_files
from faire_avec.model import SHEET_TYPES
from samples import ROOT, TABLES_MINIMALES, TODAY, one_of_each, sheet

CASES = yaml.safe_load(
    (ROOT / "tests" / "cases" / "mending" / "corrections.yml").read_text(encoding="utf-8")
)
KIND = SHEET_TYPES["plateforme"]
SHOWN = "fiches/plateformes/un-plateforme.yml"
FILE = SheetFile(Path(SHOWN), SHOWN, "un-plateforme", KIND)
GOOD = sheet("plateforme")


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    folder = tmp_path_factory.mktemp("tables") / "fiches"
    folder.mkdir()
    for name, text in TABLES_MINIMALES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_tables(folder, list_files(folder))[0]


def fixed(text: str, tables: Tables) -> str:
    return mend(FILE, text, tables, TODAY).text


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["nom"])
def test_a_fault_is_corrected_when_only_one_thing_was_meant(
    case: dict[str, str], tables: Tables
) -> None:
    assert case["juste"] in GOOD, case
    bad = GOOD.replace(case["juste"], case["avant"])
    if case.get("rien"):
        assert fixed(bad, tables) == bad
        return
    expected = GOOD.replace(case["juste"], case.get("apres", case["juste"]))
    if case["nom"] == "un tiret oublié":
        # A list added above its place: fields take their order once the text reads.
        expected = GOOD.replace("themes: [compte]", case["apres"])
    assert fixed(bad, tables) == expected
    assert _state(FILE, fixed(bad, tables), tables, TODAY).errors.total() == 0


def test_many_faults_at_once_and_comments_stay(tables: Tables) -> None:
    bad = "# Relue à deux.\n" + GOOD.replace("operateur: Cnaf", "operatuer: 'L'Assurance'").replace(
        "statut: verifiee", "statut: vérifiée # oui").replace(
        "verifie_le: 2026-11-01", "verifie_le: 1er novembre 2026")
    mended = mend(FILE, bad, tables, TODAY)
    assert _state(FILE, mended.text, tables, TODAY).rank == (0, 0)
    assert mended.text.startswith("# Relue à deux.\n")
    assert "statut: verifiee # oui\n" in mended.text
    assert mend(FILE, mended.text, tables, TODAY).done == ()


EDITS = st.lists(st.tuples(
    st.integers(0, 40), st.integers(0, 60),
    st.sampled_from(["", " ", "\t", "'", '"', ":", ": ", "-", "- ", "[", "é", "x", "\u00a0", "’",
                     "#", "\n", ",", "21/11/2026", "yes", "{", "|", "&a ", "!b "]),
    st.integers(0, 3),
), min_size=1, max_size=4)


@settings(max_examples=80)
@given(st.sampled_from(sorted(SHEET_TYPES)), EDITS)
def test_a_corrected_sheet_never_has_more_errors(
    tables: Tables, name: str, edits: list[tuple[int, int, str, int]]
) -> None:
    kind = SHEET_TYPES[name]
    file = SheetFile(Path("x.yml"), f"fiches/{kind.folder}/un-{name}.yml", f"un-{name}", kind)
    text = one_of_each()[f"{kind.folder}/un-{name}.yml"]
    for rank, column, put, cut in edits:
        lines = text.split("\n")
        line = lines[rank % len(lines)]
        at = column % (len(line) + 1)
        lines[rank % len(lines)] = line[:at] + put + line[at + cut :]
        text = "\n".join(lines)
    before = _state(file, text, tables, TODAY)
    mended = mend(file, text, tables, TODAY)
    after = _state(file, mended.text, tables, TODAY)
    assert after.rank <= before.rank
    if not mended.done:
        assert mended.text == text
    assert mend(file, mended.text, tables, TODAY).text == mended.text


def test_patches_give_the_corrected_text(tables: Tables) -> None:
    bad = GOOD.replace("operateur: Cnaf", "operatuer: Cnaf").replace("[compte]", "compte")
    good = mend(FILE, bad, tables, TODAY, order=False).text
    lines: list[str | None] = [*bad.splitlines()]
    for one in patches(bad, good):
        lines[one.first - 1 : one.last] = [one.text, *[None] * (one.last - one.first)]
    assert "\n".join(line for line in lines if line is not None) + "\n" == good
    assert "-operatuer: Cnaf\n+operateur: Cnaf" in diff("x", bad, good)


@pytest.fixture
def folder(tree: Callable[[dict[str, str]], Path]) -> Path:
    files = one_of_each()
    files["plateformes/un-plateforme.yml"] = files["plateformes/un-plateforme.yml"].replace(
        "statut: verifiee", "statut: vérifiée")
    return tree(files)


def test_the_command_shows_what_it_changes(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["verifier", "--sans-memoire", "--fiches", str(folder)]
    assert main(words) == PROBLEMS
    capsys.readouterr()
    assert main([*words, "--corriger"]) == OK
    said = capsys.readouterr().out
    assert f"{SHOWN} corrigé : mots d'une liste" in said
    assert "-statut: vérifiée\n+statut: verifiee" in said
    assert main([*words, "--corriger"]) == OK
    assert "corrigé" not in capsys.readouterr().out


def test_the_command_writes_suggestions_and_leaves_the_sheets(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "plateformes" / "un-plateforme.yml"
    before = path.read_text("utf-8")
    found = tmp_path / "suggestions.json"
    words = ["verifier", "--sans-memoire", "--fiches", str(folder), "--suggestions", str(found)]
    assert main(words) == PROBLEMS
    capsys.readouterr()
    line = before.split("\n").index("statut: vérifiée") + 1
    assert json.loads(found.read_text("utf-8")) == [{
        "path": SHOWN, "first": line, "last": line, "text": "statut: verifiee",
        "why": "Correction sûre : mots d'une liste.",
    }]
    assert path.read_text("utf-8") == before
