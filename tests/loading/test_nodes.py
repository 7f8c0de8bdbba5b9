"""YAML text becomes text-only data with positions; traps of YAML 1.1 stay text."""

from __future__ import annotations

import pytest

from faire_avec.loading import codes
from faire_avec.loading.nodes import Refused, parse
from faire_avec.loading.typed import build
from faire_avec.model.notion import Notion


@pytest.mark.parametrize(
    "scalar",
    ["no", "on", "yes", "0612345678", "12:30:45", "1e3", "0x1F", "2026-11-21", "1_000", ".inf"],
)
def test_plain_scalars_stay_text(scalar: str) -> None:
    document, problems = parse(f"valeur: {scalar}\n", "a.yml")
    assert document.data == {"valeur": scalar}
    assert problems == []


@pytest.mark.parametrize("scalar", ["", "~", "null"])
def test_empty_values_are_none(scalar: str) -> None:
    document, _ = parse(f"valeur: {scalar}\n", "a.yml")
    assert document.data == {"valeur": None}


def test_quoted_empty_text_is_not_none() -> None:
    document, _ = parse('valeur: ""\n', "a.yml")
    assert document.data == {"valeur": ""}


def test_duplicate_key_is_reported_where_it_repeats() -> None:
    document, problems = parse("titre: un\nautre: x\ntitre: deux\n", "a.yml")
    assert [(p.line, p.column, p.rule.code) for p in problems] == [(3, 1, "FA005")]
    assert document.data["titre"] == "un"


@pytest.mark.parametrize(
    ("location", "of_key", "expected"),
    [
        ((), False, (1, 1)),
        (("liste",), False, (3, 3)),
        (("liste",), True, (2, 1)),
        (("liste", 1), False, (4, 5)),
        (("bloc", "dedans"), False, (6, 11)),
        (("bloc", "dedans"), True, (6, 3)),
        (("bloc", "absent"), False, (6, 3)),
        (("liste", 0, "texte"), False, (3, 5)),
    ],
)
def test_positions(
    location: tuple[str | int, ...], of_key: bool, expected: tuple[int, int]
) -> None:
    text = "titre: x\nliste:\n  - a\n  - b\nbloc:\n  dedans: v\n"
    document, _ = parse(text, "a.yml")
    assert document.position(location, of_key=of_key) == expected


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("titre: a: b\n", "FA001", 1, 9),
        ("titre: 'jamais fermé\n", "FA001", 2, 1),
        ("a: 1\n\tb: 2\n", "FA001", 2, 1),
        ("titre: *autre\n", "FA006", 1, 8),
        ("titre: &nom x\n", "FA006", 1, 8),
        ("titre: !!python/object:os.system x\n", "FA007", 1, 8),
        ("titre: !important\n", "FA007", 1, 8),
        ("? [a, b]\n: c\n", "FA001", 1, 3),
        ("a: \x07\n", "FA001", 1, 1),
        ("a: 1\n---\nb: 2\n", "FA001", 2, 1),
    ],
)
def test_refusals(text: str, code: str, line: int, column: int) -> None:
    with pytest.raises(Refused) as refused:
        parse(text, "a.yml")
    problem = refused.value.problem
    assert (problem.rule.code, problem.line, problem.column) == (code, line, column)


def test_alias_bomb_is_refused_before_it_grows() -> None:
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"{name}: &{name} [{', '.join(['*' + before] * 9)}]"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    ]
    with pytest.raises(Refused) as refused:
        parse("\n".join(lines), "bombe.yml")
    assert refused.value.problem.rule.code == "FA006"


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", '{"]": {a: '])
def test_deep_nesting_is_refused(opening: str) -> None:
    with pytest.raises(Refused) as refused:
        parse("a:\n  " + opening * 50_000, "profond.yml")
    assert refused.value.problem.rule.code == "FA008"


def test_too_many_values_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        parse("a: [" + "x," * 30_000 + "]", "long.yml")
    assert refused.value.problem.rule.code == "FA008"


def test_deep_indentation_is_refused() -> None:
    text = "".join(" " * depth + "a:\n" for depth in range(1500))
    with pytest.raises(Refused) as refused:
        parse(text, "profond.yml")
    assert refused.value.problem.rule.code == "FA008"


def test_a_problem_at_each_line_is_placed_at_its_line() -> None:
    """Each problem used to read the whole file again: nineteen thousand took half a minute."""
    count = 19_000
    text = "".join(f"x{rank}: a\n" for rank in range(count)) + "titree: b\n"
    document, problems = parse(text, "x.yml")
    assert problems == []
    found = build(Notion, document)
    assert isinstance(found, list)
    unknown = [problem for problem in found if problem.rule is codes.UNKNOWN]
    assert [problem.line for problem in unknown] == list(range(1, count + 2))


def test_a_key_written_twice_is_placed_where_it_comes_first() -> None:
    document, _ = parse("a: 1\nb: 2\na: 3\n", "x.yml")
    assert document.position(("a",)) == (1, 4)
