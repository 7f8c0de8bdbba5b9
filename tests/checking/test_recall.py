"""Remembered findings are the same as fresh ones, and forgotten when what they rest on moves."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faire_avec.checking import check
from faire_avec.checking import recall as recall_module
from faire_avec.checking.check import load_and_check, verify
from faire_avec.checking.recall import Recall
from samples import TODAY, one_of_each

Tree = Callable[[dict[str, str]], Path]


def broken() -> dict[str, str]:
    files = one_of_each()
    files["plateformes/un-plateforme.yml"] += (
        "on_y_fait: [\"[[absente]]\", \"Un <b>mot</b>\"]\nvoir_aussi: [un-risque]\n"
    )
    files["risques/autre.yml"] = "titre: a: b\n"
    files["risques/encore.yml"] = "titre: [a]\n"
    return files


def run(folder: Path, memory: Path, today: date = TODAY) -> list[str]:
    recall = Recall(memory)
    found = verify(folder, today, recall)
    recall.save()
    return [f"{p.path}:{p.line}:{p.column} {p.rule.code} {p.message}" for p in found.problems]


def test_a_quick_check_says_what_a_whole_one_says(tree: Tree, tmp_path: Path) -> None:
    folder, memory = tree(broken()), tmp_path / "memoire.json"
    _, problems = load_and_check(folder, TODAY)
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
    earlier = run(folder, memory, date(2026, 10, 1))
    assert any("FA141" in line for line in earlier)


def sealed(content: bytes) -> bytes:
    return b"faire-avec 1 " + hashlib.sha256(content).hexdigest().encode() + b"\n" + content


KNOWN = b'["", []]'
SPOILT = {
    "vide": b"", "coupé": b"{", "autre chose": b"[]", "sans empreinte": b'{"a": ' + KNOWN + b"}",
    "octets": bytes(range(256)), "vide, scellé": sealed(b""), "liste": sealed(b"[]"),
    "nombre": sealed(b"3"), "profond": sealed(b"[" * 100_000),
    "profond, refermé": sealed(b"[" * 100_000 + b"]" * 100_000),
    "pas UTF-8": sealed(b'{"\xff": 1}'),
}
# In place of what is known of every sheet: its entry, its problems.
WRONG = {
    "rien": [], "objet": {}, "texte": "", "nul": None, "un de trop": ["", [], []],
    "entrée nulle": [None, []], "problèmes nuls": ["", None],
    "problème court": ["", [["a", 1]]],
    "code inconnu": ["", [["a", 1, 1, "FA999", "m", None]]],
    "ligne en texte": ["", [["a", "1", 1, "FA001", "m", None]]],
}
# In place of the entry alone, which is read when it is needed.
WRONG_ENTRIES = {
    "vide": "", "coupé": "[", "objet": "{}", "titre": '[3,[],[],[]]', "alias": '["A","abc",[],[]]',
    "liens": '["A",[],[],[["a"]]]', "liens plats": '["A",[],[],["abcde"]]',
    "de trop": "[1,2,3,4,5]",
}


@pytest.mark.parametrize("content", SPOILT.values(), ids=SPOILT)
def test_a_spoilt_memory_is_ignored(content: bytes, tree: Tree, tmp_path: Path) -> None:
    folder, memory = tree(broken()), tmp_path / "memoire"
    whole = run(folder, tmp_path / "autre")
    memory.write_bytes(content)
    assert run(folder, memory) == whole
    assert run(folder, memory) == whole


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_a_memory_of_the_wrong_shape_is_ignored(
    wrong: object, tree: Tree, tmp_path: Path
) -> None:
    folder, memory = tree(broken()), tmp_path / "memoire"
    whole = run(folder, memory)
    kept = json.loads(memory.read_bytes().partition(b"\n")[2])
    memory.write_bytes(sealed(json.dumps(dict.fromkeys(kept, wrong)).encode()))
    assert run(folder, memory) == whole


@pytest.mark.parametrize("wrong", WRONG_ENTRIES.values(), ids=WRONG_ENTRIES)
def test_an_entry_of_the_wrong_shape_is_read_again(
    wrong: str, tree: Tree, tmp_path: Path
) -> None:
    folder, memory = tree(broken()), tmp_path / "memoire"
    whole = run(folder, memory)
    kept = json.loads(memory.read_bytes().partition(b"\n")[2])
    spoilt = {key: [wrong, problems] for key, (_, problems) in kept.items()}
    memory.write_bytes(sealed(json.dumps(spoilt).encode()))
    assert run(folder, memory) == whole


@settings(max_examples=200, deadline=None,
          suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.floats(0, 1), sign=st.binary(min_size=1, max_size=3))
def test_no_change_of_a_byte_changes_a_word(
    place: float, sign: bytes, tree: Tree, tmp_path: Path
) -> None:
    folder, memory = tree({"risques/autre.yml": "titre: a: b\n"}), tmp_path / "memoire"
    memory.unlink(missing_ok=True)
    whole = run(folder, memory)
    content = memory.read_bytes()
    at = int(place * (len(content) - len(sign)))
    memory.write_bytes(content[:at] + sign + content[at + len(sign):])
    assert run(folder, memory) == whole


@pytest.mark.parametrize("name", ["verifier", ".verifier-tmp"])
def test_no_link_is_followed(name: str, tree: Tree, tmp_path: Path) -> None:
    folder, cache = tree(one_of_each()), tmp_path / "cache"
    cache.mkdir()
    precious = tmp_path / "precieux.txt"
    precious.write_text("à garder", encoding="utf-8")
    (cache / name).symlink_to(precious)
    assert run(folder, cache / "verifier") == []
    assert precious.read_text(encoding="utf-8") == "à garder"
    assert not (cache / "verifier").is_symlink()


def test_another_engine_forgets_everything(
    tree: Tree, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, memory = tree(one_of_each()), tmp_path / "memoire"
    run(folder, memory)
    before = memory.read_bytes()
    monkeypatch.setattr(recall_module, "engine", lambda: "autre")
    run(folder, memory)
    keys = [set(json.loads(one.partition(b"\n")[2])) for one in (before, memory.read_bytes())]
    assert keys[0] and not keys[0] & keys[1]
