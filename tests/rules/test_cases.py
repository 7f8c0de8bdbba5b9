"""Bad sheets as data: each case of ``tests/cases/*.yml`` gives a change and the exact messages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from faire_avec.checking.check import load_and_check
from faire_avec.checking.messages import line_of
from faire_avec.corpus import Tables
from faire_avec.loading.codes import READING_RULES
from faire_avec.rules import all_rules, bound
from samples import DOSSIERS, TABLES_MINIMALES, TODAY, one_of_each, sheet

CASES = Path(__file__).resolve().parent.parent / "cases"
# Codes no YAML text can show: tests/loading/test_files.py, tests/corpus/test_texts.py and
# tests/directory/test_donnees.py have them, tests/corpus/test_layers_of_services.py for layers.
ELSEWHERE = {"FA002", "FA003", "FA004", "FA022", "FA023", "FA024", "FA099", "FA250"}


def all_cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found.append(pytest.param(case, id=f"{path.stem}: {case['nom']}"))
    return found


def files_of(case: dict[str, Any]) -> dict[str, str]:
    """The folder a case describes: one sheet of each type, plus ``essai`` and the tables."""
    files = {**TABLES_MINIMALES, **one_of_each()}
    if "type" in case:
        text = sheet(case["type"], "Essai")
        for before, after in case.get("remplacer", {}).items():
            assert before in text, f"«{before}» n'est pas dans le modèle"
            text = text.replace(before, after, 1)
        files[f"{DOSSIERS[case['type']]}/essai.yml"] = text + case.get("ajouter", "")
    for name, text in case.get("fichiers", {}).items():
        files[name] = files.get(name, "") + text if name.count("/") == 0 else text
    return files


@pytest.mark.parametrize("case", all_cases())
def test_case(case: dict[str, Any], tree: Callable[[dict[str, str]], Path]) -> None:

    _, problems = load_and_check(tree(files_of(case)), TODAY)
    assert [line_of(problem) for problem in problems] == (case["attendu"] or [])


def test_every_rule_has_a_failing_case_and_a_documentation() -> None:
    expected = "\n".join(
        line for case in all_cases() for line in (case.values[0]["attendu"] or [])
    )
    for rule in (*READING_RULES, *(module.rule for module in all_rules())):
        assert rule.doc and rule.doc.strip(), rule.code
        if rule.code not in ELSEWHERE:
            assert f" {rule.code} " in expected, f"no case shows {rule.code} ({rule.name})"


def test_codes_and_names_are_unique() -> None:
    rules = [*READING_RULES, *(module.rule for module in all_rules())]
    codes = [rule.code for rule in rules]
    error, warning = max(code for code in codes if code < "FA200"), max(codes)
    free = f"next free: FA{int(error[2:]) + 1} for an error, FA{int(warning[2:]) + 1} for a warning"
    assert {code for code in codes if codes.count(code) > 1} == set(), free
    assert len({rule.name for rule in rules}) == len(rules)


def test_a_rule_names_only_what_it_can_be_given() -> None:
    for module in all_rules():
        for check in (module.check_text, module.check_sheet):
            if check is not None:
                bound(check, tables=Tables(), today=TODAY)
        for check in (module.check_tables, module.check_index):
            if check is not None:
                bound(check, today=TODAY)
