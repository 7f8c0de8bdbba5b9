"""Telephone numbers as they are read in France."""

from __future__ import annotations

import pytest

from faire_avec.language.phone import read_phone


@pytest.mark.parametrize(("number", "read"), [
    ("+33199001201", "01 99 00 12 01"), ("3949", "39 49"), ("119", "119"), ("15", "15"),
    ("+262262123456", "0262 12 34 56"), ("+687260000", "26.00.00"), ("+999", "+999"),
])
def test_a_number_is_read_by_pairs(number: str, read: str) -> None:
    assert read_phone(number) == read
