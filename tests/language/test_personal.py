"""What looks like somebody's own: the table of cases, the guide's own sentences, addresses."""

from __future__ import annotations

import pytest

from faire_avec.corpus import Corpus
from faire_avec.language.personal import patterns, personal_data, personal_data_in_address
from faire_avec.model.types import Kind
from samples import ROOT

CASES = ROOT / "tests" / "cases" / "personnel.tsv"


def cases() -> list[tuple[str | None, str]]:
    lines = CASES.read_text(encoding="utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(None if name == "-" else name, text) for name, text in pairs]


@pytest.mark.parametrize(("expected", "text"), cases(), ids=[text for _, text in cases()])
def test_each_case_is_named_for_what_it_is(expected: str | None, text: str) -> None:
    assert personal_data(text) == expected
    assert personal_data(f"Écrire « {text} » ici, puis 3 fois.") == expected


def test_every_pattern_has_a_case() -> None:
    assert {name for name, _ in cases() if name} == {str(one["name"]) for one in patterns()}


def test_no_sentence_of_the_guide_is_personal(guide: Corpus) -> None:
    texts = [text for sheet in guide.sheets.values() for _, text, role in sheet.leaves
             if role.kind in (Kind.PROSE, Kind.LINE)]
    assert len(texts) > 10_000
    assert [text for text in texts if personal_data(text)] == []


@pytest.mark.parametrize("query", [
    "mail=jeanne.martin@gmail.com", "mail=jeanne.martin%40gmail.com", "tel=0612345678",
    "nir=185057800608491", "a=1&iban=FR7630006000011234567890189",
])
def test_an_address_carries_nobody(query: str) -> None:
    assert personal_data_in_address(f"https://www.caf.fr/?{query}")


def test_the_numbers_of_a_path_are_not_read() -> None:
    assert personal_data_in_address("https://www.caf.fr/article/0612345678") is None
