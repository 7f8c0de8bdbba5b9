"""Whatever is done to a valid sheet: a French problem inside the file, never a traceback."""

from __future__ import annotations

import copy
import json
import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faire_avec.checking import check
from faire_avec.corpus import Tables
from faire_avec.loading.files import SheetFile
from faire_avec.model import SHEET_TYPES
from samples import sheet

TODAY = date(2026, 11, 21)
ENGLISH = ("should be", "Input", "valid ", "required", "expected", "permitted", "type=")


def paths(value: Any, here: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place of a tree, the root left out."""
    found = []
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in items:
        found.append((*here, key))
        if isinstance(child, (dict, list)):
            found += paths(child, (*here, key))
    return found


def at(tree: Any, path: tuple[Any, ...]) -> Any:
    for part in path:
        tree = tree[part]
    return tree


ANY_VALUE = st.recursive(
    st.one_of(st.text(max_size=30), st.none(), st.booleans(), st.integers(), st.floats()),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """A sheet type, and the text of a valid sheet where one to three things were changed."""
    from faire_avec.loading.nodes import parse

    kind = draw(st.sampled_from(sorted(SHEET_TYPES)))
    document, _ = parse(sheet(kind), "")
    tree = copy.deepcopy(document.data)
    for _ in range(draw(st.integers(1, 3))):
        places = paths(tree)
        if not places:
            break
        path = draw(st.sampled_from(places))
        parent, key = at(tree, path[:-1]), path[-1]
        action = draw(st.sampled_from(["drop", "rename", "retype", "nest", "empty"]))
        if action == "drop":
            del parent[key]
        elif action == "rename" and isinstance(parent, dict):
            parent[draw(st.text(max_size=12))] = parent.pop(key)
        elif action == "nest":
            parent[key] = draw(st.sampled_from([[parent[key]], {str(key): parent[key]}]))
        elif action == "empty":
            parent[key] = draw(st.sampled_from([None, "", [], {}]))
        else:
            parent[key] = draw(ANY_VALUE)
    return kind, as_yaml(tree)


def as_yaml(tree: Any) -> str:
    """One key or item a line, so that positions mean something."""
    return json.dumps(tree, ensure_ascii=True, indent=1)


def problems_of(kind: str, text: str) -> list[Any]:
    from pathlib import Path

    file = SheetFile(Path("essai.yml"), "fiches/essai.yml", "essai", SHEET_TYPES[kind])
    found, problems = check.sheet_from_text(file, text)
    if found is not None:
        problems = problems + check.check_sheet(found, Tables(), TODAY)
    return problems


def assert_sound(text: str, problems: list[Any]) -> None:
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines), problem
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1, problem
        said = re.sub("«[^»]*»", "", problem.message)  # what the author wrote is quoted
        assert not any(word in said for word in ENGLISH), problem.message


@settings(max_examples=600, deadline=None)
@given(mutated())
def test_a_mutated_sheet_gives_french_problems_inside_the_file(case: tuple[str, str]) -> None:
    kind, text = case
    assert_sound(text, problems_of(kind, text))


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(sorted(SHEET_TYPES)),
    st.integers(0, 2000),
    st.one_of(st.text(max_size=10), st.sampled_from([": ", "- ", "\n", "  ", "'", '"', "{", "]",
                                                     "&a ", "*a", "!x ", "|", ">", "#", "\t"])),
)
def test_text_typed_anywhere_gives_french_problems_inside_the_file(
    kind: str, place: int, typed: str
) -> None:
    text = sheet(kind)
    place = min(place, len(text))
    text = text[:place] + typed + text[place:]
    assert_sound(text.replace("\r\n", "\n").replace("\r", "\n"), problems_of(kind, text))


@pytest.mark.parametrize("kind", sorted(SHEET_TYPES))
def test_a_repeated_field_is_always_seen(kind: str) -> None:
    text = sheet(kind)
    for line in text.splitlines():
        name = line.split(":")[0]
        if name and name[0].isalpha() and ":" in line:
            codes = [problem.rule.code for problem in problems_of(kind, f"{text}{name}: autre\n")]
            assert "FA005" in codes, name
